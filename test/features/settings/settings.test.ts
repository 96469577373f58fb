import { expect, test } from 'vitest';
import { Settings, defaultSettings } from '../../../electron/contract/settings.ts';
import { policyView } from '../../../electron/features/settings/policy-view.ts';
import { settingViews } from '../../../electron/features/settings/setting-views.ts';
import { changeSettings, readSettings, settingsInForce } from '../../../electron/features/settings/settings.ts';
import { fakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import { event } from '../../fakes/sample-records.ts';

const free = { bounds: {} };
const actor = { user: 'u', role: 'reviewer', auth: 'passphrase' } as const;

test('a change is logged with its old and new value, then in force', async () => {
  const record = fakeRecordStore();
  const ledger = fakeLedger();
  await expect(changeSettings({ theme: 'dark' }, { record, ledger, actor, policy: free })).resolves.toMatchObject({
    theme: 'dark',
  });
  expect(ledger.events[0]).toMatchObject({
    kind: 'settings.changed',
    what: { theme: 'dark', 'theme.before': 'system' },
  });
  await expect(readSettings(record)).resolves.toEqual({ ...defaultSettings, theme: 'dark' });
});

test('no change means no event', async () => {
  const ledger = fakeLedger();
  await changeSettings({ theme: 'system' }, { record: fakeRecordStore(), ledger, actor, policy: free });
  expect(ledger.events).toEqual([]);
});

test('when the log refuses, the setting stays', async () => {
  const record = fakeRecordStore();
  const ledger = fakeLedger();
  ledger.refuse();
  await expect(changeSettings({ threads: 3 }, { record, ledger, actor, policy: free })).rejects.toMatchObject({
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
  expect(
    settingViews(free)
      .map(({ key }) => key)
      .sort(),
  ).toEqual([...Settings.keyof().options].sort());
});

const bounded = { bounds: { idleLockMinutes: { value: 10, by: 'Records policy' } } };

test('a change that is looser than the policy is refused and says who set the bound; a stricter one is taken', async () => {
  const needs = { record: fakeRecordStore(), ledger: fakeLedger(), actor, policy: bounded };
  await expect(changeSettings({ idleLockMinutes: 11 }, needs)).rejects.toMatchObject({
    code: 'not-allowed',
    subject: 'idleLockMinutes: at most 10, by Records policy',
  });
  expect(needs.ledger.events).toEqual([]);
  await expect(changeSettings({ idleLockMinutes: 5 }, needs)).resolves.toMatchObject({ idleLockMinutes: 5 });
});

test('what a person chose before the policy came is tightened, and is theirs again without it', async () => {
  const record = fakeRecordStore();
  await changeSettings({ idleLockMinutes: 60 }, { record, ledger: fakeLedger(), actor, policy: free });
  await expect(settingsInForce(record, bounded)).resolves.toMatchObject({ idleLockMinutes: 10 });
  await expect(settingsInForce(record, free)).resolves.toMatchObject({ idleLockMinutes: 60 });
});

test('a bound setting says who bounds it, and in which direction', () => {
  const view = settingViews(bounded).find(({ key }) => key === 'idleLockMinutes');
  expect(view).toMatchObject({ lockedBy: 'Records policy', least: null, most: 10 });
  expect(settingViews(bounded).filter(({ lockedBy }) => lockedBy !== null)).toHaveLength(1);
});

test('rules that bound no setting are said in words', () => {
  const { rules } = policyView({
    ...{ sha256: null, names: ['Records policy'], bounds: {}, problems: [] },
    signedDecisions: { value: true, by: 'Records policy' },
    separatedModels: { value: true, by: 'Records policy' },
    exportForms: { value: ['csv'], by: 'Records policy' },
  });
  expect(rules).toEqual([
    'A decision needs a signature: the passphrase again, and what it means. Set by Records policy.',
    'Nobody approves a model that they imported, without exception. Set by Records policy.',
    'The log may be exported as bundle, csv only. Set by Records policy.',
  ]);
});
