/** Settings in the order of the screen. A setting that is in no group still shows, at the end. Pure. */
import type { SettingView, Settings } from '../../bridge/types.ts';

const groups: readonly (readonly [string, readonly (keyof Settings)[]])[] = [
  ['How it looks', ['theme', 'density', 'singleKeys']],
  ['Safety', ['idleLockMinutes', 'anchorMaximumHours', 'retentionDays']],
  ['Limits for reading', ['maxFileMegabytes', 'maxPages', 'maxReadSeconds']],
  ['This machine', ['threads']],
];

export function settingGroups(
  views: readonly SettingView[],
): readonly { readonly title: string; readonly views: readonly SettingView[] }[] {
  const grouped = new Set(groups.flatMap(([, keys]) => keys));
  const rest = views.filter((view) => !grouped.has(view.key));
  const known = groups.map(([title, keys]) => ({
    title,
    views: keys.flatMap((key) => views.filter((view) => view.key === key)),
  }));
  return [...known, { title: 'More', views: rest }].filter((group) => group.views.length > 0);
}
