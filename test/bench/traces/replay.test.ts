import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayConfident, replayMajority } from './replay.ts';

const traces = fc.array(
  fc.record({
    answer: fc.constantFrom('yes', 'no'),
    steps: fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 1, maxLength: 12 }),
  }),
  { minLength: 1, maxLength: 10 },
);
const options = { window: 3, keep: 0.5, warmUp: 2, consensus: 1.1 };

describe('playing traces back', () => {
  it('stays within the budget once one trace is written', () => {
    fc.assert(
      fc.property(traces, fc.integer({ min: 12, max: 80 }), (all, budget) => {
        expect(replayMajority(all, budget).tokens).toBeLessThanOrEqual(budget);
        expect(replayConfident(all, budget, options).tokens).toBeLessThanOrEqual(budget);
      }),
    );
  });

  it('writes the same tokens both ways where nothing may be stopped', () => {
    fc.assert(
      fc.property(traces, fc.integer({ min: 1, max: 80 }), (all, budget) => {
        const whole = replayConfident(all, budget, { ...options, warmUp: all.length, keep: 1 });
        expect(whole.tokens).toBe(replayMajority(all, budget).tokens);
        expect(whole.stopped).toBe(0);
      }),
    );
  });

  it('has room for more traces where unsure ones are stopped', () => {
    const sure = { answer: 'yes', steps: [8, 8, 8, 8, 8, 8, 8, 8] };
    const unsure = { answer: 'no', steps: [1, 1, 1, 1, 1, 1, 1, 1] };
    const all = [sure, unsure, unsure, unsure, sure];
    expect(replayMajority(all, 32)).toMatchObject({ answer: 'no', tokens: 32 });
    expect(replayConfident(all, 32, options)).toMatchObject({ answer: 'yes', tokens: 30, stopped: 2 });
  });

  it('ends when the vote is settled', () => {
    const sure = { answer: 'yes', steps: [8, 8, 8] };
    expect(replayConfident([sure, sure, sure, sure], 99, { ...options, consensus: 0.95 }).tokens).toBe(6);
  });
});
