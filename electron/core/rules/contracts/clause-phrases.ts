/** Sentences that hold a phrase which a kind of clause uses. */
import { bestFirst, candidate, type Candidate, type TextSpan } from '../candidate.ts';
import { findAmounts, findPercentages } from '../amounts.ts';
import { foldSpace, type ContractText } from './contract-text.ts';

const longest = 1000;
const cap =
  /\b(?:(?:aggregate|total|cumulative|entire|maximum|overall|sole)\s+(?:\w+\s+){0,4}?liability|liability\s+(?:\w+\s+){0,14}?(?:(?:shall|will|may|is|be)\s+){1,3}(?:not\s+exceed|(?:\w+\s+){0,3}?limited\s+to)|(?:in\s+no\s+event|under\s+no\s+circumstances)\s+(?:shall|will)\s+[^.]{0,160}?(?:liable|liability|exceed)|liab\w+[^.]{0,120}\b(?:exceed|in\s+excess\s+of)|limitation\s+(?:of|on)\s+liability|not\s+be\s+liable\s+for\s+(?:any\s+)?(?:special|indirect|incidental|consequential|punitive))\b/iu;

/** `phrases` in lower case, tried with white space folded. Best first: the more phrases, the better. */
export function findClauses({ text, sentences }: ContractText, phrases: readonly string[]): readonly Candidate[] {
  return bestFirst(
    sentences.flatMap((sentence) => {
      const body = foldSpace(text.slice(sentence.start, sentence.end)).toLowerCase();
      const hits = phrases.filter((phrase) => body.includes(phrase)).length;
      if (hits === 0 || body.length < 40) return [];
      return [
        clauseCandidate(
          text,
          sentence,
          0.6 + Math.min(0.25, (hits - 1) * 0.1),
          'a sentence with words that such clauses use',
        ),
      ];
    }),
  );
}

/** Clauses that limit liability, best first; a named amount counts for more. */
export function findLiabilityCaps({ text, sentences }: ContractText): readonly Candidate[] {
  return bestFirst(
    sentences.flatMap((sentence) => {
      const body = foldSpace(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 2000)));
      if (!cap.test(body)) return [];
      const sum = findAmounts(body).length > 0 || findPercentages(body).length > 0;
      const bounded = /\b(?:exceed|limited\s+to|in\s+excess\s+of|maximum)\b/iu.test(body);
      const score =
        0.55 +
        (bounded ? 0.25 : 0) +
        (sum || /\b(?:amounts?|fees|sums)\s+(?:actually\s+)?(?:paid|payable|received)/iu.test(body) ? 0.1 : 0);
      return [
        clauseCandidate(
          text,
          sentence,
          score,
          bounded ? 'a sentence that limits liability to an amount' : 'a sentence that excludes kinds of damage',
        ),
      ];
    }),
  );
}

/** A clause: its own words are its value. */
export function clauseCandidate(text: string, sentence: TextSpan, score: number, reason: string): Candidate {
  const span = { start: sentence.start, end: Math.min(sentence.end, sentence.start + longest) };
  const words = text.slice(span.start, span.end);
  return candidate({ spans: [span], value: words, normalised: foldSpace(words), score, reason });
}
