import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SignalHeadFile } from '../../../electron/contract/signal-head.ts';
import { scoreChoices, scoreSignals } from '../../../electron/core/judgement/score-signals.ts';

const head = SignalHeadFile.parse({
  kind: 'signal-head',
  version: 1,
  id: 'test',
  task: 'test',
  labels: ['yes', 'no'],
  signals: ['one', 'two'],
  mean: [1, 0],
  scale: [2, 1],
  weights: [
    [1, 0],
    [0, 1],
  ],
  bias: [0, 0],
  temperature: 1,
  samples: 0,
  accept: { target: 0.1, threshold: null, coverage: 0, samples: 0 },
});

describe('a signal head', () => {
  test('weighs each signal by its distance from the mean', () => {
    const [yes = 0, no = 0] = scoreSignals(head, { one: 3, two: 0 });
    expect(yes / no).toBeCloseTo(Math.E, 6);
  });

  test('a signal that was not measured says nothing', () => {
    expect(scoreSignals(head, {})).toEqual([0.5, 0.5]);
  });

  test('chances add up to one and the order of choices does not matter', () => {
    const signals = fc.record({ one: fc.double({ min: -50, max: 50, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(signals, { minLength: 1, maxLength: 20 }), (choices) => {
        const chances = scoreChoices(head, choices);
        expect(chances.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
        const turned = scoreChoices(head, [...choices].reverse());
        [...turned].reverse().forEach((chance, at) => {
          expect(chance).toBeCloseTo(chances[at] ?? 0, 12);
        });
      }),
    );
  });

  test('a file whose numbers do not fit is refused', () => {
    expect(SignalHeadFile.safeParse({ ...head, mean: [1] }).success).toBe(false);
    expect(SignalHeadFile.safeParse({ ...head, labels: ['yes', 'no', 'maybe'] }).success).toBe(false);
  });
});
