import { describe, expect, test } from 'vitest';
import type { FindingMark } from '../../../electron/contract/calibration.ts';
import { Dashboard } from '../../../electron/contract/dashboard.ts';
import { DocumentId, UtcTime } from '../../../electron/contract/ids.ts';
import { eventDraft } from '../../../electron/core/events/event-draft.ts';
import { seededRandom } from '../../../electron/core/calibrate/bootstrap.ts';
import { readDashboard } from '../../../electron/features/measure/read-dashboard.ts';
import { noteDrift, readDrift } from '../../../electron/features/measure/read-drift.ts';
import { fakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';

const now = UtcTime.parse('2026-11-24T12:00:00.000Z');
const actor = { user: 'usr_0123456789', role: 'reviewer', auth: 'passphrase' } as const;
const day = 86_400_000;

/** One finding per document, `daysAgo` days before now. */
function mark(at: number, daysAgo: number, change: Partial<FindingMark> = {}): FindingMark {
  return {
    document: DocumentId.parse(`d_${String(at).padStart(10, '0')}`),
    receivedAt: UtcTime.parse(new Date(Date.parse(now) - daysAgo * day).toISOString()),
    ...{ field: 'parties', specialist: 'rules/parties', maker: 'rules/parties', raw: 0.9 },
    ...{ status: 'found', judged: 'accepted', ...change },
  };
}

/** Sixty usual documents, then twenty of the newest week with a score around `score`. */
function history(score: number, overridden = false): FindingMark[] {
  const random = seededRandom(4);
  const usual = Array.from({ length: 60 }, (_, at) => mark(at, 10 + at, { raw: 0.8 + random() * 0.19 }));
  const newest = Array.from({ length: 20 }, (_, at) =>
    mark(100 + at, at % 6, { raw: score + random() * 0.19, judged: overridden ? 'overridden' : 'accepted' }),
  );
  return [...usual, ...newest];
}

describe('the weekly drift watch', () => {
  test('is quiet over usual weeks and names a maker whose scores fell', () => {
    expect(readDrift(history(0.8), now).lines.every(({ verdict }) => verdict !== 'alarm')).toBe(true);
    const alarms = readDrift(history(0.4), now).lines.filter(({ verdict }) => verdict === 'alarm');
    expect(alarms).toMatchObject([{ specialist: 'rules/parties', sign: 'scores', documentsNow: 20 }]);
  });

  test('names a maker that people changed much more often', () => {
    const alarms = readDrift(history(0.8, true), now).lines.filter(({ verdict }) => verdict === 'alarm');
    expect(alarms.map(({ sign }) => sign)).toContain('overrides');
  });

  test('another digest is another maker: it has no past to differ from', () => {
    const changed = history(0.4).map((one) =>
      one.raw !== null && one.raw < 0.6 ? { ...one, maker: 'rules/parties#2' } : one,
    );
    expect(readDrift(changed, now).lines.every(({ verdict }) => verdict === 'not-enough-data')).toBe(true);
  });

  test('writes an alarm into the log once a week, and again the week after', async () => {
    const needs = { record: fakeRecordStore(), ledger: fakeLedger(), actor };
    const reading = readDrift(history(0.4), now);
    await noteDrift(reading, needs);
    await noteDrift(reading, needs);
    expect(needs.ledger.kinds()).toEqual(['drift.found']);
    const later = new Date(Date.parse(reading.weekFrom) + 7 * day).toISOString();
    await noteDrift({ ...reading, weekFrom: later }, needs);
    expect(needs.ledger.kinds()).toHaveLength(2);
  });
});

describe('the dashboard', () => {
  test('of an empty vault says nothing instead of zero where nothing is known', async () => {
    const shown = await readDashboard(28, { ledger: fakeLedger(), marks: [], calibrations: [], now });
    expect(Dashboard.parse(shown)).toEqual(shown);
    expect(shown.throughput).toMatchObject({ documents: 0, secondsToReady: null });
    expect(shown.specialists).toEqual([]);
    expect(shown.drift.lines).toEqual([]);
  });

  test('counts findings, overrides and items without a value by maker, with n', async () => {
    const marks = [
      mark(1, 1),
      mark(2, 1, { judged: 'overridden' }),
      mark(2, 1, { field: 'term', status: 'absent', judged: null }),
      mark(3, 1, { judged: null, status: 'conflicting' }),
      mark(4, 60),
    ];
    const { specialists } = await readDashboard(28, { ledger: fakeLedger(), marks, calibrations: [], now });
    expect(specialists).toEqual([
      { specialist: 'rules/parties', documents: 3, findings: 4, withoutValue: 1, decided: 2, overridden: 1 },
    ]);
  });

  test('reads work and cost from every page of the log', async () => {
    const ledger = fakeLedger();
    for (let at = 0; at < 1100; at += 1) {
      const what = { document: `d_${String(at).padStart(10, '0')}` };
      await ledger.append(
        eventDraft(at % 2 === 0 ? 'document.received' : 'document.extracted', actor, { purpose: 'import', what }),
      );
    }
    const at = UtcTime.parse(new Date((await newestTime(ledger)) + 1000).toISOString());
    const { throughput, cost } = await readDashboard(28, { ledger, marks: [], calibrations: [], now: at });
    expect(throughput.documents).toBe(550);
    expect(throughput.days).toHaveLength(29);
    expect(cost).toMatchObject({ steps: 0, modelSeconds: 0 });
    expect(cost.method).toContain('assumed');
  });
});

async function newestTime(ledger: ReturnType<typeof fakeLedger>): Promise<number> {
  const filter = { kinds: null, matter: null, subject: null, since: null, until: null, before: null, limit: 1 };
  return Date.parse((await ledger.search(filter)).events[0]?.event.at ?? now);
}
