/** A finding's value in one line; the sides of a conflict with "or" between them. Pure. */
import { valueText } from '../words/value-words.ts';
import { choicesOf } from './choices.ts';
import type { ReviewItem } from './finding-groups.ts';

export function shownValue({ finding }: Pick<ReviewItem, 'finding'>): string {
  const choices = choicesOf(finding);
  return choices.length > 1 ? choices.map((choice) => choice.text).join(' or ') : valueText(finding.value);
}
