/** Reads the passages of a document with every policy in force, and keeps what they report as findings. */
import type { ReviewAct } from '../../contract/decision.ts';
import type { DocumentRecord } from '../../contract/document.ts';
import type { Evidence } from '../../contract/evidence.ts';
import type { Check, Finding, Hop } from '../../contract/finding.ts';
import { FindingId } from '../../contract/ids.ts';
import { policyField, type Policy } from '../../contract/policy.ts';
import type { Page } from '../../contract/text.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { isLocated } from '../../core/evidence/is-located.ts';
import type { PolicyHead } from '../../core/policies/open-policy-head.ts';
import {
  policyProbability,
  policyVerdict,
  readPassage,
  type PolicyReading,
} from '../../core/policies/score-policies.ts';
import type { StoredChunk } from '../../ports/record-store.ts';
import { chunkEvidence } from './chunk-evidence.ts';
import { openPolicyFindings } from './clear-findings.ts';
import type { PolicyNeeds } from './needs.ts';
import { readHead, readPolicies } from './stored-policies.ts';

type Needs = Pick<PolicyNeeds, 'record' | 'ledger' | 'actor' | 'newId'>;

/** A policy in force with its head ready. */
export interface LivePolicy {
  readonly policy: Policy;
  readonly version: number;
  readonly head: PolicyHead;
}

/** The policies in force. Fails with `model-missing` or `model-altered`: a policy that cannot be read is never passed over. */
export async function livePolicies(record: Needs['record']): Promise<readonly LivePolicy[]> {
  const live = (await readPolicies(record)).flatMap((policy) => {
    const version = policy.versions.find(({ n }) => n === policy.live);
    return version === undefined ? [] : [{ policy, version }];
  });
  return Promise.all(
    live.map(async ({ policy, version }) => ({
      policy,
      version: version.n,
      head: await readHead(version.head, policy.id, record),
    })),
  );
}

export interface PolicyCheck {
  readonly reported: number;
  readonly asked: number;
}

/**
 * Replaces what policies found in the document before; what a person has decided stays, and is not found a second time. With no policy
 * in force nothing is done and nothing logged. Fails with `log-unavailable`, `model-missing`, `model-altered`.
 */
export async function checkDocument(document: DocumentRecord, needs: Needs): Promise<PolicyCheck> {
  const live = await livePolicies(needs.record);
  if (live.length === 0 && (await openPolicyFindings(document.id, needs.record)).length === 0)
    return { reported: 0, asked: 0 };
  const seen = await readDocument(document, needs);
  const findings = live.flatMap((one) => findingsOf(one, document, seen, needs));
  const count = (verdict: Check['verdict']): number =>
    findings.filter(({ checks }) => checks.some((check) => check.verdict === verdict)).length;
  const made = { reported: count('passed'), asked: count('failed') };
  const receipt = await needs.ledger.append(
    eventDraft('policy.checked', needs.actor, {
      purpose: 'policies',
      matter: document.matter,
      what: {
        ...{ document: document.id, passages: seen.passages.length, ...made },
        policies: live.map(({ policy, version }) => `${policy.id} ${String(version)}`).slice(0, 100),
        heads: live.map(({ policy, version }) => headOf(policy, version)).slice(0, 100),
      },
    }),
    { findings },
  );
  await needs.record.putPolicyFindings(document.id, findings, receipt.index);
  return made;
}

const headOf = ({ versions }: Policy, version: number): string => versions.find(({ n }) => n === version)?.head ?? '';

/** What a document looks like to a policy. */
export interface SeenDocument {
  readonly passages: readonly SeenPassage[];
  readonly decided: readonly DecidedFinding[];
  readonly pages: readonly Page[];
}

/** The newest version of a finding, and what a person said of it. */
export interface DecidedFinding {
  readonly finding: Finding;
  readonly act: ReviewAct;
}

interface SeenPassage {
  readonly evidence: Evidence;
  readonly reading: PolicyReading;
  readonly embedder: string | null;
}

export async function readDocument(
  { id }: Pick<DocumentRecord, 'id'>,
  { record }: Pick<Needs, 'record'>,
): Promise<SeenDocument> {
  const pages = await record.pages(id);
  const chunks = await record.chunks(id);
  const acts = new Map((await record.decisionsOfDocument(id)).map((decision) => [decision.id, decision.act]));
  const decided = (await record.findings(id)).flatMap((finding) => {
    const act = finding.decision === null ? undefined : acts.get(finding.decision);
    return act === undefined ? [] : [{ finding, act }];
  });
  return { pages, decided, passages: chunks.flatMap((chunk) => seenPassage(chunk, pages) ?? []) };
}

/** A passage whose words do not stand in the stored text is left out: nothing is reported without its quote. */
function seenPassage({ chunk, vector, model }: StoredChunk, pages: readonly Page[]): SeenPassage | null {
  const page = pages.find(({ n }) => n === chunk.span.page);
  if (page === undefined) return null;
  const evidence = chunkEvidence(chunk, page);
  return isLocated(evidence, page) ? { evidence, reading: readPassage(chunk.text, vector), embedder: model } : null;
}

export interface PolicyHit {
  readonly evidence: Evidence;
  readonly probability: number;
  readonly verdict: 'report' | 'ask';
}

/** Passages a person is asked about, per policy and document: the likeliest. */
const mostAsked = 5;

/** Passages that the policy reports, and the likeliest of those it asks about, in reading order. */
export function hitsOf(
  { head }: Pick<LivePolicy, 'head'>,
  { passages }: Pick<SeenDocument, 'passages'>,
): readonly PolicyHit[] {
  const hits = passages.flatMap(({ evidence, reading, embedder }): PolicyHit[] => {
    if (embedder !== head.file.embedder) return []; // vectors of another embedder mean something else
    const probability = policyProbability(head, reading);
    const verdict = policyVerdict(head.file.thresholds, probability);
    return verdict === 'clear' ? [] : [{ evidence, probability, verdict }];
  });
  const likeliest = hits.filter(({ verdict }) => verdict === 'ask').sort((a, b) => b.probability - a.probability);
  const asked = new Set(likeliest.slice(0, mostAsked));
  return hits.filter((hit) => hit.verdict === 'report' || asked.has(hit));
}

function findingsOf(
  live: LivePolicy,
  document: DocumentRecord,
  seen: SeenDocument,
  { newId }: Pick<Needs, 'newId'>,
): readonly Finding[] {
  const decided = seen.decided.filter(({ finding: { field } }) => field === policyField(live.policy.id));
  const open = hitsOf(live, seen).filter(({ evidence }) => !decided.some((one) => isAbout(one, evidence)));
  const base = { ...blank(live, document), id: FindingId.parse(newId('fnd')) };
  if (open.length === 0) return decided.length > 0 ? [] : [{ ...base, status: 'absent', hops: [hopOf(live, null)] }];
  return open.map(({ evidence, probability, verdict }) => ({
    ...base,
    id: FindingId.parse(newId('fnd')),
    status: 'found',
    value: shortened(evidence.quote),
    evidence: [evidence],
    checks: [lineCheck(verdict)],
    confidence: { raw: probability, probability, samples: live.head.file.calibration.samples },
    hops: [hopOf(live, probability)],
  }));
}

/** The same passage, as a decided finding or as a new one. */
export function isAbout({ finding }: Pick<DecidedFinding, 'finding'>, { span }: Evidence): boolean {
  return finding.evidence.some((one) => {
    const own = one.span;
    return own.page === span.page && own.start < span.end && own.end > span.start;
  });
}

function blank({ policy, version }: LivePolicy, document: DocumentRecord): Omit<Finding, 'id' | 'status'> {
  return {
    version: 1,
    document: document.id,
    field: policyField(policy.id),
    ...{ value: null, normalised: null, assertion: null, evidence: [], checks: [], decision: null, hops: [] },
    specialist: `${policy.id}@${String(version)}+${headOf(policy, version).slice(0, 12)}`,
    support: 'not-checked',
    confidence: { raw: null, probability: null, samples: 0 },
  };
}

const lineRule = 'policy-line';

function lineCheck(verdict: PolicyHit['verdict']): Check {
  return verdict === 'report'
    ? { rule: lineRule, verdict: 'passed', detail: 'Above the line from which the policy reports by itself.' }
    : {
        rule: lineRule,
        verdict: 'failed',
        detail: 'Below the line from which the policy reports by itself: a person decides.',
      };
}

function hopOf({ policy, version, head }: LivePolicy, probability: number | null): Hop {
  const { reportAbove, askFrom } = head.file.thresholds;
  const isAsked = probability === null || reportAbove === null || probability <= reportAbove;
  return {
    ...{ run: null, by: 'head', specialist: `${policy.id}@${String(version)}`, score: probability },
    threshold: isAsked ? askFrom : reportAbove,
    reason: probability === null ? 'no passage reached the line' : isAsked ? 'unsure: a person decides' : 'reported',
    ...{ ms: 0, tokensIn: 0, tokensOut: 0, changed: probability !== null },
  };
}

const longestShown = 240;

function shortened(text: string): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  return plain.length <= longestShown ? plain : `${plain.slice(0, longestShown - 1)}…`;
}
