/** The next version of a finding after a decision. Pure. */
import type { ReviewAct } from '../../contract/decision.ts';
import type { Evidence } from '../../contract/evidence.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { Check, Finding, FindingValue } from '../../contract/finding.ts';
import type { DecisionId } from '../../contract/ids.ts';
import type { Page } from '../../contract/text.ts';
import { locateInPages } from '../../core/evidence/locate-in-pages.ts';

export interface DecidedInput {
  readonly act: ReviewAct;
  readonly value: FindingValue | null;
  readonly quote?: string | undefined;
  readonly decision: DecisionId;
  readonly pages: readonly Page[];
}

/** Accept, reject and escalate keep the value; absent empties it; correct replaces it and looks for its words in the document. */
export function decidedFinding(before: Finding, input: DecidedInput): Finding {
  const next: Finding = { ...before, version: before.version + 1, decision: input.decision };
  if (input.act === 'absent') return { ...next, status: 'absent', value: null, normalised: null, evidence: [] };
  if (input.act === 'correct') return corrected(next, input);
  return next;
}

/** A corrected value stands on its own words, or on a given quote, or on the place the machine had found; else it is refused. */
function corrected(next: Finding, { value, quote, pages }: DecidedInput): Finding {
  const located = evidenceOf(next, pages, quote ?? wordsOf(value));
  const evidence = located === null ? next.evidence : [located];
  if (evidence.length === 0) throw new CloisterError('no-evidence', { subject: next.field });
  const check: Check = {
    rule: 'corrected-value-located',
    verdict: located === null ? 'failed' : 'passed',
    detail: located === null ? 'The corrected words were not found; the earlier quote is kept.' : '',
  };
  return { ...next, status: 'found', value, normalised: value, evidence, checks: [...next.checks, check] };
}

function evidenceOf(finding: Finding, pages: readonly Page[], words: string): Evidence | null {
  if (words.trim() === '') return null;
  const page = finding.evidence[0]?.span.page;
  const found = locateInPages(pages, words, page === undefined ? {} : { preferPage: page });
  if (found === null) return null;
  return { ...found, document: finding.document, chunk: null };
}

function wordsOf(value: FindingValue | null): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
