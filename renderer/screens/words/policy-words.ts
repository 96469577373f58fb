/** Policies in the words of the window: states, figures with their n, what is missing. */
import type { PolicyState, PolicyStatus, Share } from '../../bridge/types.ts';

export const policyStateWords: Readonly<Record<PolicyState, string>> = {
  draft: 'Draft',
  trained: 'Waits for approval',
  live: 'In force',
  off: 'Switched off',
};

/** "12 of 14 (interval 60 to 96 in 100)". */
export function shareText({ count, n, low, high }: Share): string {
  if (n === 0) return 'none were there';
  return `${count} of ${n} (interval ${hundredths(low)} to ${hundredths(high)} in 100)`;
}

export function hundredths(share: number): string {
  return String(Math.round(share * 100));
}

/** What keeps a policy from being trained; null when nothing does. */
export function neededText({ needed: { yes, no } }: PolicyStatus): string | null {
  if (yes + no === 0) return null;
  const parts = [yes > 0 ? `${yes} more that break it` : '', no > 0 ? `${no} more that do not` : ''].filter(Boolean);
  return `mark ${parts.join(' and ')}`;
}

/** One quiet line under the name in the list. */
export function policyLine({ policy, examples }: PolicyStatus): string {
  const version = policy.live === null ? '' : `version ${policy.live}, `;
  const blocks = policy.blocksExport ? ', stops exports' : '';
  return `${version}${examples.yes} and ${examples.no} marked${blocks}`;
}
