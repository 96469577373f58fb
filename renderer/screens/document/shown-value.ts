/** A finding's value in one line; the sides of a conflict with "or" between them. Pure. */
import type { Finding } from '../../bridge/types.ts';
import { valueText } from '../words/value-words.ts';
import { choicesOf } from './choices.ts';
import type { ReviewItem } from './finding-groups.ts';

export function shownValue({ finding }: Pick<ReviewItem, 'finding'>): string {
  const choices = choicesOf(finding);
  return choices.length > 1 ? choices.map((choice) => choice.text).join(' or ') : valueText(finding.value);
}

/** Longer than this, words that stand in the quote are not printed a second time. */
const longestRepeat = 80;

/** True for a clause: its value is the very words of its quote, too long to be read twice. */
export function isQuotedClause({ value, evidence }: Pick<Finding, 'value' | 'evidence'>): boolean {
  if (typeof value !== 'string' || value.length <= longestRepeat) return false;
  const words = bare(value);
  return evidence.some(({ quote }) => bare(quote) === words);
}

function bare(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
