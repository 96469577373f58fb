/** What an extraction or an answer came to, as text for a commitment: without random ids and times, so that the same result has the same commitment. */
import type { Answer } from '../../contract/answer.ts';
import type { Finding } from '../../contract/finding.ts';
import { stableJson } from './stable-json.ts';

export function findingsDigest(findings: readonly Finding[]): string {
  return stableJson(
    findings.map(({ field, status, value, normalised, evidence }) => ({ field, status, value, normalised, evidence })),
  );
}

/** What an answer cites, sentence by sentence. */
export function quotesDigest({ sentences }: Pick<Answer, 'sentences'>): string {
  return stableJson(sentences.map(({ citations }) => citations));
}
