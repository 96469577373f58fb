import { describe, expect, test } from 'vitest';
import type { EventFacts } from '../../../electron/contract/audit.ts';
import { eventDraft } from '../../../electron/core/events/event-draft.ts';
import { replayEvent, type ReplayNeeds } from '../../../electron/features/audit/replay-event.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';

const actor = { user: 'u_1', role: 'reviewer', auth: 'passphrase' } as const;
const recorded = { label: 'lease', probability: 0.9, quotes: ['a', 'b'] };

/** A log with one classification, and a step that comes to `now` when it is run again. */
async function logged(now: EventFacts): Promise<{ ledger: FakeLedger; needs: ReplayNeeds }> {
  const ledger = fakeLedger();
  await ledger.append(eventDraft('document.classified', actor, { purpose: 'import', what: recorded }), {
    type: 'lease',
  });
  const needs: ReplayNeeds = {
    ledger,
    actor,
    steps: {
      'document.classified': async (_event, details, ear) => {
        expect(details).toEqual({ type: 'lease' });
        await ear.append(eventDraft('document.classified', actor, { purpose: 'import', what: now }));
      },
    },
  };
  return { ledger, needs };
}

describe('a replay', () => {
  test('of the same result says so, and leaves its own entry alone', async () => {
    const { ledger, needs } = await logged(recorded);
    expect(await replayEvent(0, needs)).toMatchObject({ same: true, differences: [], compared: 5 });
    expect(ledger.kinds()).toEqual(['document.classified', 'inference.completed']);
    expect(ledger.events.at(-1)).toMatchObject({ why: { purpose: 'replay' }, what: { replayed: 0, different: [] } });
  });

  test('names each fact that came out otherwise, then and now', async () => {
    const { needs } = await logged({ ...recorded, label: 'licence', quotes: ['a'] });
    expect(await replayEvent(0, needs)).toMatchObject({
      same: false,
      differences: [
        { path: 'what.label', recorded: '"lease"', now: '"licence"' },
        { path: 'what.quotes.1', recorded: '"b"', now: 'nothing' },
      ],
    });
  });

  test('refuses what no machine did, what is not there, and a step that ends otherwise', async () => {
    const { ledger, needs } = await logged(recorded);
    await ledger.append(eventDraft('review.accepted', actor, { purpose: 'review' }));
    await expect(replayEvent(1, needs)).rejects.toMatchObject({ code: 'invalid' });
    await expect(replayEvent(9, needs)).rejects.toMatchObject({ code: 'not-found' });
    const silent = { ...needs, steps: { 'document.classified': async () => undefined } };
    await expect(replayEvent(0, silent)).rejects.toMatchObject({ code: 'invalid' });
    expect(ledger.kinds()).toHaveLength(2);
  });
});
