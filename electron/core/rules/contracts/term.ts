/** How long a contract runs at first. */
import { bestFirst, candidate, type Candidate, type TextSpan } from '../candidate.ts';
import type { Duration } from '../durations.ts';
import { foldSpace, type ContractText } from './contract-text.ts';
import { findTermSentences } from './term-sentences.ts';

/** The length of the first term, best first. */
export function findTerms(contract: ContractText): readonly Candidate[] {
  return bestFirst(
    findTermSentences(contract).flatMap(({ duration, score, perpetual }) => {
      if (duration !== null)
        return [durationCandidate(duration, score, 'a length of time in the sentence on the term')];
      if (perpetual === null || score < 0.5) return [];
      return [openCandidate(contract.text, perpetual, score)];
    }),
  );
}

export function openCandidate(text: string, span: TextSpan, score: number): Candidate {
  return candidate({
    spans: [span],
    value: foldSpace(text.slice(span.start, span.end)),
    normalised: 'perpetual',
    score,
    reason: 'the sentence on the term names no end',
  });
}

/** A length of time as a candidate; words that say another number than the figures make it contradict itself. */
export function durationCandidate(duration: Duration, score: number, reason: string): Candidate {
  const { wordsSay } = duration;
  return candidate({
    spans: [{ start: duration.start, end: duration.end }],
    value: foldSpace(duration.text),
    normalised: duration.iso,
    score,
    reason,
    checks: [
      {
        rule: 'words-and-figures',
        verdict: wordsSay === null ? 'passed' : 'failed',
        detail:
          wordsSay === null
            ? 'words and figures agree'
            : `words say ${String(wordsSay)}, figures ${String(duration.count)}`,
      },
    ],
    contradicts: wordsSay === null ? null : `${String(wordsSay)} ${duration.unit}s`,
  });
}
