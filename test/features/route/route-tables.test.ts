import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalibrationSeries } from '../../../electron/contract/calibration.ts';
import { RouteTable, type RouteChange } from '../../../electron/contract/route.ts';
import { barsOf } from '../../../electron/features/route/extract-bars.ts';
import { changeRoute, readRoute, type ChangeRouteNeeds } from '../../../electron/features/route/route-tables.ts';
import { shippedRoutes } from '../../../electron/features/route/shipped-routes.ts';
import { stepStandings } from '../../../electron/features/route/step-standings.ts';
import { fakeClock } from '../../fakes/fake-clock.ts';
import { fakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import { sampleUser } from '../../fakes/sample-records.ts';

const user = sampleUser();

function world(series: readonly CalibrationSeries[] = []) {
  const ledger = fakeLedger();
  const record = fakeRecordStore();
  const needs: ChangeRouteNeeds = {
    ...{ record, ledger, series, user, clock: fakeClock() },
    actor: { user: user.id, role: 'reviewer', auth: 'passphrase' },
  };
  return { ledger, record, needs };
}

const request = (change: RouteChange['change']): RouteChange => ({
  ...{ task: 'legal.fields', reason: 'agreed in the partners’ meeting', change },
});

const series = (right: number, of: number): CalibrationSeries => ({
  ...{ subject: 'governingLaw', maker: 'rules/governing-law', set: 's', split: 'train', licence: '' },
  documents: Array.from({ length: of }, (_, at) => at),
  raw: Array.from({ length: of }, () => 0.95),
  right: Array.from({ length: of }, (_, at) => (at < right ? 1 : 0)),
});

describe('the shipped routes', () => {
  test.each(Object.values(shippedRoutes))(
    '$task fits its schema, ends with a person, and says where every bar is from',
    (table) => {
      expect(RouteTable.parse(table)).toEqual(table);
      expect(table.steps.at(-1)).toMatchObject({ by: 'person', on: true });
      for (const { settles, proposes } of table.steps)
        for (const bar of [settles, proposes]) if (bar !== null) expect(bar.from.kind).not.toBe('person');
    },
  );

  test('a step that is off is never believed', () => {
    const steps = shippedRoutes['legal.fields'].steps.map((step) => ({ ...step, on: false }));
    expect(Object.values(barsOf({ steps })).every((bar) => bar === null)).toBe(true);
  });
});

describe('a change of a route', () => {
  test('is in the log before it is in force, with who and why beside it', async () => {
    const { ledger, record, needs } = world();
    const change = { what: 'bar', by: 'rule', bar: 'settles', value: 0.9, error: null } as const;
    const after = await changeRoute(request(change), needs);
    expect(ledger.kinds()).toEqual(['route.changed']);
    expect(after.steps[0]?.settles).toMatchObject({ value: 0.9, from: { kind: 'person', byName: user.name } });
    expect(await readRoute('legal.fields', record)).toEqual(after);
    expect(await readRoute('health.fields', record)).toEqual(shippedRoutes['health.fields']);
  });

  test('takes a bar from judged items at a stated error', async () => {
    const { needs } = world([series(300, 301)]);
    const change = { what: 'bar', by: 'rule', bar: 'settles', value: null, error: 0.05 } as const;
    const { steps } = await changeRoute(request(change), needs);
    expect(steps[0]?.settles).toEqual({ value: 0.5, from: { kind: 'calibration', error: 0.05, documents: 301 } });
  });

  test.each([
    ['not enough data yet: 30 judged documents', series(30, 30)],
    ['not proven by 301 judged documents', series(200, 301)],
  ])('is refused in words: %s', async (subject, judged) => {
    const { ledger, needs } = world([judged]);
    const change = { what: 'bar', by: 'rule', bar: 'settles', value: null, error: 0.05 } as const;
    await expect(changeRoute(request(change), needs)).rejects.toMatchObject({ code: 'not-allowed', subject });
    expect(ledger.kinds()).toEqual([]);
  });

  test('cannot take the person out, and cannot name a step that is not there', async () => {
    const { ledger, needs } = world();
    const off = request({ what: 'step', by: 'person', on: false });
    await expect(changeRoute(off, needs)).rejects.toMatchObject({ code: 'not-allowed' });
    const tagger = request({ what: 'step', by: 'tagger', on: true });
    await expect(changeRoute(tagger, needs)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(ledger.kinds()).toEqual([]);
  });

  test.each([
    ['legal.entities', { what: 'step', by: 'tagger', on: false }, 'somebody has to look first'],
    ['legal.entities', { what: 'step', by: 'adapter', on: true }, 'no adapter of this task exists'],
    ['health.question', { what: 'step', by: 'traces', on: true }, 'no traces to compare'],
    ['legal.fields', { what: 'step', by: 'on-prem', on: true }, 'asks no server of your own'],
    ['legal.clauses', { what: 'risk', risk: 'low', rule: { shows: true, error: 0.05, confidence: 0.9 } }, 'no fields'],
  ] as const)('of %s is refused in words where the step cannot serve: %j', async (task, change, words) => {
    const { ledger, needs } = world();
    const refused = changeRoute({ task, reason: 'tried', change }, needs);
    await expect(refused).rejects.toMatchObject({ code: 'not-allowed', subject: expect.stringContaining(words) });
    expect(ledger.kinds()).toEqual([]);
  });

  test('of one task leaves every other route as it was', async () => {
    const { record, needs } = world();
    const change = { what: 'bar', by: 'tagger', bar: 'proposes', value: 0.9, error: null } as const;
    await changeRoute({ task: 'health.entities', reason: 'only what is likely', change }, needs);
    for (const [task, table] of Object.entries(shippedRoutes))
      if (task !== 'health.entities') expect(await readRoute(table.task, record)).toEqual(table);
  });

  test('back to the shipped table undoes any run of changes', async () => {
    const change = fc.constantFrom<RouteChange['change']>(
      { what: 'step', by: 'head', on: false },
      { what: 'budget', maxModelCalls: 3 },
      { what: 'risk', risk: 'high', rule: { shows: true, error: 0.01, confidence: 0.99 } },
      { what: 'bar', by: 'adapter', bar: 'proposes', value: 0.3, error: null },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), async (changes) => {
        const { ledger, record, needs } = world();
        for (const one of changes) await changeRoute(request(one), needs);
        await changeRoute(request({ what: 'shipped' }), needs);
        expect(await readRoute('legal.fields', record)).toEqual(shippedRoutes['legal.fields']);
        expect(ledger.kinds()).toHaveLength(changes.length + 1);
      }),
      { numRuns: 30 },
    );
  });

  test('a stored route that is none is damage, never the shipped one in silence', async () => {
    const { record } = world();
    await record.putSetting('route/legal.fields', { steps: [] }, 7 as never);
    await expect(readRoute('legal.fields', record)).rejects.toMatchObject({ code: 'vault-damaged' });
  });
});

describe('the standing of steps', () => {
  const table = shippedRoutes['legal.fields'];

  test('says what is missing here, in words', () => {
    const standings = stepStandings(table, { head: false, adapter: true, large: null });
    expect(standings.filter(({ available }) => !available).map(({ by }) => by)).toEqual(['head', 'large']);
    for (const { available, why } of standings) if (!available) expect(why).not.toBe('');
  });

  test('a larger model that is installed still waits until the route asks it', () => {
    const installed = { head: true, adapter: true, large: 'A larger model' };
    expect(stepStandings(table, installed).find(({ by }) => by === 'large')).toMatchObject({ available: false });
    const steps = table.steps.map((step) => ({ ...step, on: true }));
    expect(stepStandings({ ...table, steps }, installed).find(({ by }) => by === 'large')).toMatchObject({
      available: true,
    });
  });
});
