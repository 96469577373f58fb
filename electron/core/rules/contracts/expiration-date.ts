/** The day on which the first term ends: named, or reckoned from the start and the length. */
import { bestFirst, candidate, type Candidate, type TextSpan } from '../candidate.ts';
import { addDuration, type Duration } from '../durations.ts';
import type { ContractText } from './contract-text.ts';
import { dateCandidate } from './agreement-date.ts';
import { findEffectiveDates } from './effective-date.ts';
import { openCandidate } from './term.ts';
import { findTermSentences, type TermSentence } from './term-sentences.ts';

/** Candidates, best first. `normalised` is a date or `perpetual`; null when a length is named but no start. */
export function findExpirationDates(contract: ContractText): readonly Candidate[] {
  const start = findEffectiveDates(contract).find(({ normalised, score }) => normalised !== null && score >= 0.3);
  return bestFirst(findTermSentences(contract).flatMap((term) => fromTerm(term, contract, start)));
}

function fromTerm(term: TermSentence, contract: ContractText, start: Candidate | undefined): readonly Candidate[] {
  const { date, duration, perpetual, score } = term;
  // A day that the text names goes before one that is reckoned from a length.
  if (date !== null) return [dateCandidate(date, Math.min(0.98, score + 0.3), 'the date on which the term ends')];
  if (duration !== null) return [reckoned(duration, score, startOf(term, start))];
  if (perpetual !== null) return [openCandidate(contract.text, perpetual, score)];
  return [];
}

interface Start {
  readonly iso: string | null;
  readonly spans: readonly TextSpan[];
}

// A start in the same sentence wins over the effective date.
function startOf({ start }: TermSentence, effective: Candidate | undefined): Start {
  if (start !== null) return { iso: start.iso, spans: [{ start: start.start, end: start.end }] };
  if (typeof effective?.normalised !== 'string') return { iso: null, spans: [] };
  return { iso: effective.normalised, spans: effective.spans };
}

function reckoned(duration: Duration, score: number, { iso, spans }: Start): Candidate {
  return candidate({
    spans: [{ start: duration.start, end: duration.end }, ...spans],
    value: duration.text,
    normalised: iso === null ? null : addDuration(iso, duration),
    score,
    reason: iso === null ? 'a length is named, but no start' : `${duration.iso} from ${iso}`,
    contradicts: duration.wordsSay === null ? null : `${String(duration.wordsSay)} ${duration.unit}s`,
  });
}
