/** How much is still missing before a policy can be trained. */
import { leastExamples, leastOfAKind } from '../../contract/policy.ts';

/** How many passages of each kind are missing: a few of each in any case, the rest shared evenly. */
export function stillNeeded(yes: number, no: number): { readonly yes: number; readonly no: number } {
  const half = leastExamples / 2;
  const need = { yes: Math.max(0, leastOfAKind - yes), no: Math.max(0, leastOfAKind - no) };
  const rest = leastExamples - yes - no - need.yes - need.no;
  if (rest <= 0) return need;
  const toYes = Math.min(rest, Math.max(0, half - yes - need.yes));
  return { yes: need.yes + toYes, no: need.no + rest - toYes };
}
