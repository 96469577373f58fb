import { describe, expect, test } from 'vitest';
import { EvaluationReport, type MeasuredTask } from '../../../electron/contract/evaluate.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import type { PredictionOf } from '../../../electron/contract/predict.ts';
import { evaluate, isMeasured, parseGold } from '../../../electron/features/measure/evaluate.ts';
import { predictItems, type PredictOutcome } from '../../../electron/features/measure/predict-items.ts';
import type { Specialist } from '../../../electron/features/measure/specialist.ts';

const provenance = { specialist: 's@1', model: null, adapter: null, milliseconds: 2, tokensIn: 0, tokensOut: 0 };

const measured = (task: MeasuredTask, gold: readonly unknown[], predictions: readonly object[]) => {
  const full = predictions.map((line) => ({ ...provenance, ...line })) as unknown as PredictionOf<MeasuredTask>[];
  const report = EvaluationReport.parse(evaluate(task, parseGold(task, gold), full));
  return { report, value: (name: string) => report.measures.find((row) => row.name === name)?.value };
};

async function* lines(...values: unknown[]): AsyncGenerator {
  yield* values;
}

async function collect(outcomes: AsyncIterable<PredictOutcome<'health.note-type'>>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const outcome of outcomes) all.push(outcome.ok ? outcome.prediction.id : [outcome.line, outcome.id]);
  return all;
}

const echo: Specialist<'health.note-type'> = {
  id: 'echo@1',
  model: null,
  adapter: null,
  predict: async ({ text }) => {
    if (text === 'missing') throw new CloisterError('model-missing', { subject: 'echo' });
    if (text === 'bug') throw new TypeError('bug');
    const answer = { label: text, probability: 1, alternatives: [], abstained: false };
    return { answer, tokensIn: 1, tokensOut: 2, trace: [] };
  },
};
const needs = { specialist: echo, done: new Set<string>(), milliseconds: () => 5, trace: false };

describe('predicting', () => {
  test('keeps the order, skips what is done, and reports bad lines without stopping', async () => {
    const items = lines(
      { id: 'a', text: 'x' },
      { id: 'b' },
      7,
      { id: 'c', text: 'missing' },
      { id: 'd', text: 'y', gold: 1 },
    );
    expect(await collect(predictItems('health.note-type', items, needs))).toEqual([
      'a',
      [2, 'b'],
      [3, null],
      [4, 'c'],
      'd',
    ]);
    const again = lines({ id: 'a', text: 'x' }, { id: 'd', text: 'y' });
    expect(await collect(predictItems('health.note-type', again, { ...needs, done: new Set(['a']) }))).toEqual(['d']);
  });

  test('says who answered and what it cost; the route only on request', async () => {
    const outcomes = predictItems('health.note-type', lines({ id: 'a', text: 'x' }), { ...needs, trace: true });
    const { value } = await outcomes.next();
    expect(value).toMatchObject({
      ok: true,
      prediction: { id: 'a', label: 'x', specialist: 'echo@1', milliseconds: 0, tokensIn: 1, tokensOut: 2, trace: [] },
    });
  });

  test('lets a bug through', async () => {
    const outcomes = predictItems('health.note-type', lines({ id: 'a', text: 'bug' }), needs);
    await expect(outcomes.next()).rejects.toThrow(TypeError);
  });
});

describe('evaluating labels', () => {
  const gold = ['x', 'x', 'y', 'z'].map((label, at) => ({ id: String(at), label }));
  const said = [
    { id: '0', label: 'x', probability: 0.9, abstained: false },
    { id: '1', label: 'y', probability: 0.6, abstained: true },
    { id: '2', label: 'y', probability: 0.8, abstained: false },
  ];

  test('counts missing predictions as wrong', () => {
    const { report, value } = measured('health.note-type', gold, said);
    expect(report).toMatchObject({ n: 4, missing: 1, cost: { millisecondsMean: 2, milliseconds95: 2 } });
    expect(value('accuracy')).toBe(0.5);
    expect(value('share accepted')).toBe(0.5);
    expect(value('accuracy of accepted')).toBe(1);
    expect(report.calibration?.n).toBe(3);
    expect(report.riskCoverage.at(-1)).toMatchObject({ coverage: 1, accepted: 3, risk: 1 / 3 });
  });

  test('fills the confusion from gold to predicted', () => {
    const { confusion } = measured('health.note-type', gold, said).report;
    const x = confusion?.labels.indexOf('x') ?? -1;
    const y = confusion?.labels.indexOf('y') ?? -1;
    expect(confusion?.counts[x]?.[y]).toBe(1);
    expect(confusion?.counts.flat().reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  test('of several right labels takes any', () => {
    const { value } = measured(
      'legal.clause',
      [{ id: '1', labels: ['a', 'b'] }],
      [{ ...said[0], id: '1', label: 'b' }],
    );
    expect(value('accuracy')).toBe(1);
    expect(() => parseGold('legal.clause', [{ id: '1' }])).toThrow();
  });
});

describe('evaluating spans', () => {
  const entity = (type: string, start: number, end: number) => ({ type, start, end, text: '', probability: 0.5 });

  test('asks for exact borders and types, and counts covered characters', () => {
    const { value, report } = measured(
      'deid.entities',
      [{ id: '1', entities: [entity('A', 0, 4), entity('B', 6, 8)] }],
      [{ id: '1', entities: [entity('A', 0, 4), entity('A', 6, 8), entity('B', 9, 10)] }],
    );
    expect(value('exact precision')).toBeCloseTo(1 / 3);
    expect(value('exact recall')).toBe(0.5);
    expect(value('any type recall')).toBe(1);
    expect(value('character recall')).toBe(1);
    expect(value('character precision')).toBeCloseTo(6 / 7);
    expect(report.byLabel.map(({ label, n }) => [label, n])).toEqual([
      ['A', 1],
      ['B', 1],
    ]);
  });

  test('counts what a mask would hide beside what is marked', () => {
    const mask = [{ start: 0, end: 8, text: '' }];
    const gold = [{ id: '1', entities: [entity('A', 0, 4), entity('B', 6, 8)] }];
    const { value } = measured('deid.entities', gold, [{ id: '1', entities: [entity('A', 0, 4)], mask }]);
    expect(value('character recall')).toBeCloseTo(4 / 6);
    expect(value('masked character recall')).toBe(1);
    expect(value('masked character precision')).toBe(6 / 8);
  });

  test('pairs of drugs match in either order, once', () => {
    const pair = (a: number, b: number) => ({
      a: { start: a, end: a + 3, text: '' },
      b: { start: b, end: b + 3, text: '' },
      probability: 1,
    });
    const { value } = measured(
      'health.interactions',
      [{ id: '1', interactions: [pair(0, 10)] }],
      [{ id: '1', interactions: [pair(10, 0), pair(0, 10), pair(0, 20)] }],
    );
    expect(value('pair recall')).toBe(1);
    expect(value('pair precision')).toBeCloseTo(1 / 3);
  });
});

describe('evaluating clauses', () => {
  const gold = [
    {
      id: '1',
      findings: [
        { category: 'Cap', text: 'liability shall not exceed the fees' },
        { category: 'Law', text: 'laws of Ohio' },
      ],
    },
  ];
  const finding = (category: string, text: string, probability: number) => ({
    category,
    text,
    probability,
    start: 0,
    end: 1,
  });

  test('matches by shared words and reads precision off the ranking', () => {
    const { value } = measured('legal.clauses', gold, [
      {
        id: '1',
        findings: [
          finding('Law', 'the laws of Ohio', 0.9),
          finding('Cap', 'nothing alike', 0.8),
          finding('Cap', 'liability shall not exceed fees', 0.3),
        ],
      },
    ]);
    expect(value('precision at 80 % recall')).toBeCloseTo(2 / 3);
    expect(value('area under precision-recall')).toBeCloseTo((1 + 2 / 3) / 2);
  });

  test('is zero where the recall is never reached', () => {
    const { value } = measured('legal.clauses', gold, [{ id: '1', findings: [finding('Law', 'laws of Ohio', 0.9)] }]);
    expect(value('precision at 80 % recall')).toBe(0);
    expect(value('area under precision-recall')).toBe(0.5);
  });
});

test('retrieval is scored by rank, and by place where gold names one', () => {
  const gold = [{ id: '1', hits: [{ document: 'a', start: 5, end: 9 }] }];
  const hit = (start: number, end: number) => ({ document: 'a', start, end, score: 1 });
  const { value } = measured('retrieve', gold, [{ id: '1', hits: [hit(0, 5), hit(8, 20)] }]);
  expect(value('nDCG@10')).toBeCloseTo(1 / Math.log2(3));
  expect(value('recall@5')).toBe(1);
});

test('fields match by normalised value, lists in any order', () => {
  const field = (name: string, normalised: unknown) => ({ field: name, normalised, value: null });
  const { value } = measured(
    'legal.fields',
    [{ id: '1', fields: [field('parties', ['Acme', 'Bell']), field('date', '2020-01-02')] }],
    [{ id: '1', fields: [field('parties', ['bell', 'acme']), field('date', null)] }],
  );
  expect(value('value precision')).toBe(1);
  expect(value('value recall')).toBe(0.5);
});

test('tasks without gold answers are not measured', () => {
  expect(isMeasured('answer')).toBe(false);
  expect(isMeasured('legal.clauses')).toBe(true);
});
