import { beforeEach, expect, test, vi } from 'vitest';
import { watchedLedger } from '../../electron/compose/watched-ledger.ts';
import type { Events } from '../../electron/contract/events.ts';
import { eventDraft } from '../../electron/core/events/event-draft.ts';
import { fakeLedger } from '../fakes/fake-ledger.ts';

const draft = eventDraft('settings.changed', { user: 'u', role: 'reviewer', auth: 'passphrase' }, { purpose: 'test' });
let told: Events['log.state'][];

beforeEach(() => {
  told = [];
});

test('a burst of events is told once, with where the log stands after it', async () => {
  const ledger = watchedLedger(fakeLedger(), (_name, payload) => told.push(payload as Events['log.state']));
  for (let n = 0; n < 5; n += 1) await ledger.append(draft);
  await vi.waitFor(() => {
    expect(told.map(({ size, status }) => [size, status])).toEqual([[5, 'open']]);
  });
});

test('a refusal is told at once, and still refused', async () => {
  const fake = fakeLedger();
  const ledger = watchedLedger(fake, (_name, payload) => told.push(payload as Events['log.state']));
  await ledger.append(draft);
  await vi.waitFor(() => {
    expect(told).toHaveLength(1);
  });
  fake.refuse();
  await expect(ledger.append(draft)).rejects.toMatchObject({ code: 'log-unavailable' });
  expect(told.at(-1)).toMatchObject({ status: 'unavailable', size: 1 });
});
