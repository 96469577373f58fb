/** When two readings of one field contradict each other. */
import type { Candidate } from '../../core/rules/candidate.ts';
import type { RuleName } from '../../packs/pack.ts';

/** Fields of which a document has one by its nature; a second date near the top is no second agreement date. */
const single: ReadonlySet<RuleName> = new Set<RuleName>(['effective-date', 'governing-law', 'notice-period', 'term']);
const strong = 0.85;
const tie = 0.03;

/** Another reading, found in the same way and as strong, that says something else; a weaker one is merely the wrong one. */
export function rivalOf(rule: RuleName | null, best: Candidate, candidates: readonly Candidate[]): Candidate | null {
  if (rule === null || !single.has(rule) || !isValue(best)) return null;
  return candidates.find((other) => other !== best && isEqual(best, other) && differs(best, other)) ?? null;
}

function isEqual(best: Candidate, other: Candidate): boolean {
  return isValue(other) && other.reason === best.reason && other.score >= strong && best.score - other.score < tie;
}

function differs(best: Candidate, other: Candidate): boolean {
  return JSON.stringify(other.normalised) !== JSON.stringify(best.normalised);
}

// A clause may stand twice in a contract; a date or a place may not.
function isValue({ normalised, value }: Candidate): boolean {
  return normalised !== null && typeof value === 'string' && value.length < 120;
}
