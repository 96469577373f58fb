/** Scores a text with a head in the way that its task was measured: one way for an import, for `predict` and for the figures. */
import type { LabelScores } from '../../contract/finding.ts';
import type { Head } from './open-head.ts';
import { scoreContract } from './score-contract.ts';
import { scoreHead } from './score-head.ts';

export function scoreText(head: Head, text: string): LabelScores {
  return head.file.task === 'legal.document-type' ? scoreContract(head, text) : scoreHead(head, text);
}
