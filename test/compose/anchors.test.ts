import { describe, expect, test } from 'vitest';
import { anchorCalls } from '../../electron/compose/anchors.ts';
import type { LogState } from '../../electron/contract/audit.ts';
import type { UtcTime } from '../../electron/contract/ids.ts';
import { fakeLedger } from '../fakes/fake-ledger.ts';
import { draft } from '../verifier/memory-bundle.ts';

const state: LogState = {
  ...{ status: 'open', size: 1, root: '', origin: 'o', checkpointAt: null, alarm: null },
  anchored: null,
};

/** Calls over a log that began on 1 January, at a time of day 3 January. */
async function callsAt(now: string, maximumHours: number): Promise<ReturnType<typeof anchorCalls>> {
  const ledger = fakeLedger();
  await ledger.append(draft(1, 0));
  const session = { ledger, settings: () => Promise.resolve({ anchorMaximumHours: maximumHours }) };
  return anchorCalls({
    sessions: { require: () => session } as never,
    clock: { now: () => now as UtcTime, monotonic: () => 0 },
  });
}

describe('the age of the last anchor', () => {
  test('counts from the anchor, and is over the day after', async () => {
    const anchored = { size: 1, at: '2026-01-02T12:00:00.000Z' as UtcTime, by: 'w' };
    const calls = await callsAt('2026-01-03T11:30:00.000Z', 24);
    expect(await calls.anchorAge({ ...state, anchored })).toEqual({ hours: 23.5, maximumHours: 24, isOver: false });
    const later = await callsAt('2026-01-03T12:30:00.000Z', 24);
    expect(await later.anchorAge({ ...state, anchored })).toEqual({ hours: 24.5, maximumHours: 24, isOver: true });
  });

  test('counts from the first entry while there is none', async () => {
    const calls = await callsAt('2026-01-03T00:00:00.000Z', 24);
    expect(await calls.anchorAge(state)).toEqual({ hours: 48, maximumHours: 24, isOver: true });
  });
});
