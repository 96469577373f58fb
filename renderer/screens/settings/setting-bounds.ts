/** What a policy leaves of a setting's range, and in words who set the bound. Pure. */
import type { SettingView } from '../../bridge/types.ts';
import { ranges, units, type Range } from './setting-controls.ts';

type Bound = Pick<SettingView, 'key' | 'lockedBy' | 'least' | 'most'>;

export function boundsOf({ key, lockedBy, least, most }: Bound): Range & { readonly leavesChoice: boolean } {
  const range = ranges[key] ?? { least: 0, most: Number.MAX_SAFE_INTEGER };
  const left = { least: Math.max(range.least, least ?? range.least), most: Math.min(range.most, most ?? range.most) };
  const isBounded = least !== null || most !== null;
  return { ...left, leavesChoice: lockedBy === null || (isBounded && left.least < left.most) };
}

/** "Set by Records policy: at most 10 minutes. A lower number may be chosen." */
export function boundWords(view: Bound): string {
  const { key, lockedBy, least, most } = view;
  if (!boundsOf(view).leavesChoice) return `Set by ${lockedBy ?? ''}. It cannot be changed here.`;
  const unit = units[key] ?? '';
  return most === null
    ? `Set by ${lockedBy ?? ''}: at least ${String(least)} ${unit}. A higher number may be chosen.`
    : `Set by ${lockedBy ?? ''}: at most ${String(most)} ${unit}. A lower number may be chosen.`;
}
