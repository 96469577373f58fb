import { expect, test } from 'vitest';
import { Settings, defaultSettings } from '../../../electron/contract/settings.ts';
import { changeSettings, readSettings, settingViews } from '../../../electron/features/settings/settings.ts';
import { fakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import { event } from '../../fakes/sample-records.ts';

const actor = { user: 'u', role: 'reviewer', auth: 'passphrase' } as const;

test('a change is logged with its old and new value, then in force', async () => {
  const record = fakeRecordStore();
  const ledger = fakeLedger();
  await expect(changeSettings({ theme: 'dark' }, { record, ledger, actor })).resolves.toMatchObject({ theme: 'dark' });
  expect(ledger.events[0]).toMatchObject({
    kind: 'settings.changed',
    what: { theme: 'dark', 'theme.before': 'system' },
  });
  await expect(readSettings(record)).resolves.toEqual({ ...defaultSettings, theme: 'dark' });
});

test('no change means no event', async () => {
  const ledger = fakeLedger();
  await changeSettings({ theme: 'system' }, { record: fakeRecordStore(), ledger, actor });
  expect(ledger.events).toEqual([]);
});

test('when the log refuses, the setting stays', async () => {
  const record = fakeRecordStore();
  const ledger = fakeLedger();
  ledger.refuse();
  await expect(changeSettings({ threads: 3 }, { record, ledger, actor })).rejects.toMatchObject({
    code: 'log-unavailable',
  });
  await expect(readSettings(record)).resolves.toEqual(defaultSettings);
});

test('a stored value that no longer fits falls back to the defaults', async () => {
  const record = fakeRecordStore();
  await record.putSetting('settings', { theme: 'purple' }, event(0));
  await expect(readSettings(record)).resolves.toEqual(defaultSettings);
});

test('every setting has words', () => {
  expect(settingViews.map(({ key }) => key).sort()).toEqual([...Settings.keyof().options].sort());
});
