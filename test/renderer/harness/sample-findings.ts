/** Findings of the sample documents: quotes are located by the product's own locator, so every mark in the harness is a true one. */
import type { ReviewAct } from '../../../electron/contract/decision.ts';
import type { Evidence } from '../../../electron/contract/evidence.ts';
import type { Check, Finding, FindingStatus, FindingValue, Hop, Support } from '../../../electron/contract/finding.ts';
import type { DocumentId, EventIndex } from '../../../electron/contract/ids.ts';
import type { Page } from '../../../electron/contract/text.ts';
import { locateInPages } from '../../../electron/core/evidence/locate-in-pages.ts';
import { decisionId, findingId, runId, timeBefore, userId } from '../../fakes/fake-window/fake-ids.ts';
import type { FakeFinding } from '../../fakes/fake-window/fake-world.ts';

/** One finding in short: quotes in the order in which they support the value. */
export interface Plan {
  readonly field: string;
  readonly status?: FindingStatus;
  readonly value?: FindingValue;
  readonly normalised?: FindingValue;
  readonly quotes?: readonly string[];
  readonly probability?: number;
  readonly support?: Support;
  readonly failed?: string;
  readonly act?: ReviewAct;
  readonly reason?: string;
}

export function planned(
  document: DocumentId,
  pages: readonly Page[],
  first: number,
  plans: readonly Plan[],
): FakeFinding[] {
  return plans.map((plan, at) => {
    const finding = findingOf(document, pages, first + at, plan);
    return { finding, decision: plan.act === undefined ? null : decisionOf(finding, plan.act, plan.reason ?? '') };
  });
}

/** The words of a quote where they stand on a page. */
export function evidenceOf(document: DocumentId, pages: readonly Page[], quote: string): Evidence {
  const located = locateInPages(pages, quote);
  if (located === null) throw new Error(`not in the sample: ${quote}`);
  return { ...located, document, chunk: null };
}

function findingOf(document: DocumentId, pages: readonly Page[], n: number, plan: Plan): Finding {
  const { quotes = [], status = 'found', normalised = null } = plan;
  const decided = plan.act === undefined ? { version: 1, decision: null } : { version: 2, decision: decisionId(n) };
  const support = status === 'found' ? 'supported' : 'not-checked';
  const evidence = quotes.map((quote) => evidenceOf(document, pages, quote));
  return {
    id: findingId(n),
    document,
    field: plan.field,
    status,
    value: plan.value ?? evidence[0]?.quote ?? null,
    normalised,
    assertion: null,
    evidence,
    specialist: 'legal-fields rules 1',
    checks: checksOf(plan),
    support: plan.support ?? support,
    confidence: confidenceOf(plan),
    hops: hopsOf(status),
    ...decided,
  };
}

function confidenceOf({ probability, status }: Plan): Finding['confidence'] {
  if (probability !== undefined) return { raw: probability, probability, samples: 212 };
  return { raw: status === undefined ? 0.81 : null, probability: null, samples: 0 };
}

function checksOf({ failed, status }: Plan): Check[] {
  if (failed !== undefined) return [{ rule: 'one-value-only', verdict: 'failed', detail: failed }];
  return status === undefined || status === 'found'
    ? [{ rule: 'quote-holds-value', verdict: 'passed', detail: '' }]
    : [];
}

function hopsOf(status: FindingStatus): Hop[] {
  const base = { run: null, score: null, threshold: null, tokensIn: 0, tokensOut: 0, changed: false };
  const rule: Hop = {
    ...base,
    by: 'rule',
    specialist: 'rules',
    reason: 'looked at 7 passages and kept one',
    ms: 2,
    changed: true,
  };
  if (status === 'absent') return [{ ...rule, reason: 'found no passage in any page' }];
  const judge: Hop = {
    ...base,
    run: runId(1),
    by: 'small',
    specialist: 'evidence judge',
    reason: status === 'conflicting' ? 'could not settle it' : 'says that the passage answers it',
    score: status === 'conflicting' ? 0.54 : 0.88,
    threshold: 0.7,
    ms: 1400,
    tokensIn: 412,
    tokensOut: 1,
  };
  return status === 'not-attempted' ? [] : [rule, judge];
}

function decisionOf(finding: Finding, act: ReviewAct, reason: string): FakeFinding['decision'] {
  return {
    id: decisionId(1),
    finding: finding.id,
    version: 1,
    act,
    reason,
    by: userId,
    byName: 'M. Sandoval',
    role: 'lawyer',
    at: timeBefore(34),
    secondsOnScreen: 12.4,
    before: act === 'correct' ? 'two years' : finding.value,
    after: finding.value,
    event: 10_402 as EventIndex,
  };
}
