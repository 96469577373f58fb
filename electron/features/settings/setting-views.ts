/** The settings in the words of the screen, each with the policy that bounds it. */
import type { SettingView } from '../../contract/settings.ts';
import { boundedSettings, type BoundedSetting, type PolicyInForce } from '../../contract/site-policy.ts';

export function settingViews({ bounds }: Pick<PolicyInForce, 'bounds'>): readonly SettingView[] {
  return words.map((view) => {
    const bound = Object.entries(bounds).find(([name]) => name === view.key)?.[1];
    const free = { ...view, lockedBy: null, least: null, most: null };
    return bound === undefined
      ? free
      : { ...free, lockedBy: bound.by, [boundedSettings[view.key as BoundedSetting]]: bound.value };
  });
}

const words: readonly Pick<SettingView, 'key' | 'title' | 'describes'>[] = [
  {
    key: 'theme',
    title: 'Appearance',
    describes: 'Light, dark, high contrast, or as the system says.',
  },
  {
    key: 'density',
    title: 'Density',
    describes: 'Comfortable adds room between rows.',
  },
  {
    key: 'singleKeys',
    title: 'Single-letter keys',
    describes: 'Off for those who dictate or whose tools send single letters.',
  },
  {
    key: 'idleLockMinutes',
    title: 'Lock when idle',
    describes: 'Minutes without a key or a click until the vault locks.',
  },
  {
    key: 'anchorMaximumHours',
    title: 'Oldest anchor of the log',
    describes: 'Hours after which the log is said to need another head signed by somebody else.',
  },
  {
    key: 'threads',
    title: 'Processor threads for models',
    describes: '0 leaves one core to the person at the screen.',
  },
  {
    key: 'maxFileMegabytes',
    title: 'Largest file',
    describes: 'Megabytes; a larger file is listed and not opened.',
  },
  {
    key: 'maxPages',
    title: 'Most pages',
    describes: 'Pages read of one document; the rest is named, not dropped silently.',
  },
  {
    key: 'maxReadSeconds',
    title: 'Longest reading time',
    describes: 'Seconds for one document before its reader is stopped.',
  },
  {
    key: 'retentionDays',
    title: 'Keep documents at least',
    describes: 'Days after they were received in which documents cannot be erased; 0 sets no time.',
  },
];
