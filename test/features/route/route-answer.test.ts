import { describe, expect, test } from 'vitest';
import type { AnswerOf } from '../../../electron/contract/predict.ts';
import type { RouteActor, RouteStep, RouteTable } from '../../../electron/contract/route.ts';
import { answerViews, type RoutedTask } from '../../../electron/features/route/answer-parts.ts';
import { routeAnswer, type AnswerNeeds, type SecondOpinion } from '../../../electron/features/route/route-answer.ts';
import { shippedRoutes } from '../../../electron/features/route/shipped-routes.ts';
import { stepStandings } from '../../../electron/features/route/step-standings.ts';

const item = { id: 'i1', text: 'Aspirin was given for a headache on the second day.' };

function needs(table: RouteTable, opinions: readonly SecondOpinion[] = []): AnswerNeeds {
  return {
    ...{ table, opinions, specialist: 'maker@1', monotonic: () => 0, signal: new AbortController().signal },
    standings: stepStandings(table, { head: true, adapter: true, large: null }),
  };
}

function changed(task: RoutedTask, by: RouteActor, change: Partial<RouteStep>): RouteTable {
  const table = shippedRoutes[task];
  return { ...table, steps: table.steps.map((step) => (step.by === by ? { ...step, ...change } : step)) };
}

const bar = (value: number) => ({
  value,
  from: { kind: 'person', byName: 'A', at: '2026-01-01T00:00:00.000Z', reason: 'r' } as never,
});

const large = (probability: number | null, why?: string): SecondOpinion => ({
  by: 'large',
  specialist: 'large@1',
  ask: async () => (why === undefined ? { probability } : { probability, why }),
});

const entities: AnswerOf<'health.entities'> = {
  entities: [
    { start: 0, end: 7, text: 'Aspirin', type: 'Chemical', probability: 0.9 },
    { start: 24, end: 32, text: 'headache', type: 'Disease', probability: 0.4 },
  ],
};

const labelled = (probability: number, abstained: boolean): AnswerOf<'legal.document-type'> => ({
  ...{ label: 'License_Agreements', probability, abstained },
  alternatives: [
    { label: 'License_Agreements', probability },
    { label: 'Supply', probability: 1 - probability },
  ],
});

describe('an answer on the shipped route', () => {
  test('comes out as its specialist gave it, with the hops beside it', async () => {
    const routed = await routeAnswer('health.entities', item, entities, needs(shippedRoutes['health.entities']));
    expect(routed.answer).toEqual(entities);
    expect(routed.hops.map(({ by, score, threshold }) => [by, score, threshold])).toEqual([
      ['tagger', 0.4, 0.5],
      ['person', null, null],
    ]);
    expect(routed.hops.at(-1)?.reason).toContain('1 of 2 unsure; not asked: large (no larger model');
  });

  test.each([true, false])('keeps the accept rule of the file itself (abstained %s)', async (abstained) => {
    const given = labelled(0.7, abstained);
    const table = shippedRoutes['legal.document-type'];
    expect((await routeAnswer('legal.document-type', item, given, needs(table))).answer).toEqual(given);
  });

  test('keeps the abstention of a text in a language that nobody reads', async () => {
    const given: AnswerOf<'deid.entities'> = { entities: [], language: 'und', abstained: true, mask: [] };
    expect((await routeAnswer('deid.entities', item, given, needs(shippedRoutes['deid.entities']))).answer).toEqual(
      given,
    );
  });

  test('is known for every task that has one', () => {
    const tasks = Object.keys(shippedRoutes).filter((task) => task !== 'health.fields');
    expect(Object.keys(answerViews).sort()).toEqual(tasks.sort());
  });
});

describe('a route that a site changed', () => {
  test('leaves out the spans below its bar for a proposal', async () => {
    const table = changed('health.entities', 'tagger', { proposes: bar(0.5) });
    const { answer } = await routeAnswer('health.entities', item, entities, needs(table));
    expect(answer.entities.map(({ text }) => text)).toEqual(['Aspirin']);
  });

  test('settles a label from its own bar on, in place of the rule of the file', async () => {
    const lower = changed('legal.document-type', 'head', { settles: bar(0.6) });
    const higher = changed('legal.document-type', 'head', { settles: bar(0.8) });
    const abstains = async (table: RouteTable, given: AnswerOf<'legal.document-type'>): Promise<boolean> =>
      (await routeAnswer('legal.document-type', item, given, needs(table))).answer.abstained;
    expect(await abstains(lower, labelled(0.7, true))).toBe(false);
    expect(await abstains(higher, labelled(0.7, false))).toBe(true);
    expect(await abstains(changed('legal.document-type', 'head', { settles: bar(0.1) }), labelled(0.5, true))).toBe(
      true,
    );
  });
});

describe('a larger model in the route', () => {
  const asked = changed('legal.document-type', 'large', { on: true });

  test('settles what the head left unsure, and only that', async () => {
    const unsure = await routeAnswer('legal.document-type', item, labelled(0.7, true), needs(asked, [large(0.9)]));
    expect(unsure.answer.abstained).toBe(false);
    expect(unsure.hops.map(({ by }) => by)).toEqual(['head', 'large', 'person']);
    const sure = await routeAnswer('legal.document-type', item, labelled(0.95, false), needs(asked, [large(0)]));
    expect(sure.hops.map(({ by }) => by)).toEqual(['head', 'person']);
  });

  test('that does not agree, or cannot be asked, leaves it to a person', async () => {
    for (const opinion of [large(0.2), large(null, 'its file is missing')]) {
      const routed = await routeAnswer('legal.document-type', item, labelled(0.7, true), needs(asked, [opinion]));
      expect(routed.answer).toEqual(labelled(0.7, true));
    }
  });

  test('is not asked about what is less likely than not, beyond the budget, or while its step is off', async () => {
    const unlikely = await routeAnswer('legal.document-type', item, labelled(0.4, true), needs(asked, [large(1)]));
    const free = needs({ ...asked, maxModelCalls: 0 }, [large(1)]);
    const off = needs(shippedRoutes['legal.document-type'], [large(1)]);
    for (const routed of [
      unlikely,
      await routeAnswer('legal.document-type', item, labelled(0.7, true), free),
      await routeAnswer('legal.document-type', item, labelled(0.7, true), off),
    ])
      expect(routed.hops.map(({ by }) => by)).toEqual(['head', 'person']);
  });
});
