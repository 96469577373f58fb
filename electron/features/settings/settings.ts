/** Settings of this machine: read with defaults, changed only after the change is in the log. */
import type { EventActor } from '../../contract/audit.ts';
import { Settings, defaultSettings, type SettingView } from '../../contract/settings.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordStore } from '../../ports/record-store.ts';

const key = 'settings';

/** Some settings; what is undefined or left out stays as it is. */
export type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** What is in force. A stored value that no longer fits its schema falls back to the default of that setting. */
export async function readSettings(record: Pick<RecordStore, 'setting'>): Promise<Settings> {
  const stored = Settings.partial().safeParse((await record.setting(key)) ?? {});
  return { ...defaultSettings, ...(stored.success ? withoutUndefined(stored.data) : {}) };
}

/** Changes some settings. Fails with `log-unavailable`. */
export async function changeSettings(
  change: SettingsChange,
  needs: { readonly record: RecordStore; readonly ledger: Ledger; readonly actor: EventActor },
): Promise<Settings> {
  const before = await readSettings(needs.record);
  const after = Settings.parse({ ...before, ...withoutUndefined(change) });
  const changed = Settings.keyof().options.filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return before;
  const receipt = await needs.ledger.append(
    eventDraft('settings.changed', needs.actor, {
      purpose: 'settings',
      what: Object.fromEntries(
        changed.flatMap((name) => [
          [name, after[name]],
          [`${name}.before`, before[name]],
        ]),
      ),
    }),
  );
  await needs.record.putSetting(key, after, receipt.index);
  return after;
}

/** The settings in the words of the screen. */
export const settingViews: readonly SettingView[] = [
  {
    key: 'theme',
    title: 'Appearance',
    describes: 'Light, dark, high contrast, or as the system says.',
    lockedBy: null,
  },
  { key: 'density', title: 'Density', describes: 'Comfortable adds room between rows.', lockedBy: null },
  {
    key: 'singleKeys',
    title: 'Single-letter keys',
    describes: 'Off for those who dictate or whose tools send single letters.',
    lockedBy: null,
  },
  {
    key: 'idleLockMinutes',
    title: 'Lock when idle',
    describes: 'Minutes without a key or a click until the vault locks.',
    lockedBy: null,
  },
  {
    key: 'anchorMaximumHours',
    title: 'Oldest anchor of the log',
    describes: 'Hours after which the log is said to need another head signed by somebody else.',
    lockedBy: null,
  },
  {
    key: 'threads',
    title: 'Processor threads for models',
    describes: '0 leaves one core to the person at the screen.',
    lockedBy: null,
  },
  {
    key: 'maxFileMegabytes',
    title: 'Largest file',
    describes: 'Megabytes; a larger file is listed and not opened.',
    lockedBy: null,
  },
  {
    key: 'maxPages',
    title: 'Most pages',
    describes: 'Pages read of one document; the rest is named, not dropped silently.',
    lockedBy: null,
  },
  {
    key: 'maxReadSeconds',
    title: 'Longest reading time',
    describes: 'Seconds for one document before its reader is stopped.',
    lockedBy: null,
  },
  {
    key: 'retentionDays',
    title: 'Keep documents at least',
    describes: 'Days after they were received in which documents cannot be erased; 0 sets no time.',
    lockedBy: null,
  },
];

/** Leaves out what was not given, so that a partial change never erases a setting. */
function withoutUndefined(change: {
  readonly [Name in keyof Settings]?: Settings[Name] | undefined;
}): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
