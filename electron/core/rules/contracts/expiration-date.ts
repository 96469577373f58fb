/** The day on which the first term ends: named, or reckoned from the start and the length. */
import { bestFirst, candidate, type Candidate } from '../candidate.ts';
import { addDuration } from '../durations.ts';
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
  if (term.date !== null) return [dateCandidate(term.date, term.score + 0.05, 'the date on which the term ends')];
  if (term.duration !== null) return [reckoned(term, start)];
  if (term.perpetual !== null) return [openCandidate(contract.text, term.perpetual, term.score)];
  return [];
}

function reckoned({ duration, start: named, score }: TermSentence, start: Candidate | undefined): Candidate {
  if (duration === null) throw new TypeError('a reckoned end needs a length');
  const from = named?.iso ?? (typeof start?.normalised === 'string' ? start.normalised : null);
  const startSpans = named === null ? (start?.spans ?? []) : [{ start: named.start, end: named.end }];
  return candidate({
    spans: [{ start: duration.start, end: duration.end }, ...startSpans],
    value: duration.text,
    normalised: from === null ? null : addDuration(from, duration),
    score,
    reason: from === null ? 'a length is named, but no start' : `${duration.iso} from ${from}`,
    contradicts: duration.wordsSay === null ? null : `${String(duration.wordsSay)} ${duration.unit}s`,
  });
}
