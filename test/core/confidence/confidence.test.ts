import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  confidenceVote,
  isSettled,
  majorityVote,
  type Trace,
} from '../../../electron/core/confidence/confidence-vote.ts';
import { shouldStop, stopThreshold } from '../../../electron/core/confidence/early-stop.ts';
import { groupConfidences, lowestGroup, tokenConfidence } from '../../../electron/core/confidence/group-confidence.ts';

const step = fc.double({ min: 0.01, max: 20, noNaN: true });
const steps = fc.array(step, { minLength: 1, maxLength: 60 });
const width = fc.integer({ min: 1, max: 20 });
const trace = fc.record({ answer: fc.constantFrom('yes', 'no', null), confidence: step });

describe('confidence of a step', () => {
  it('is higher where one token stands out than where all are alike', () => {
    const peaked = [0.97, 0.01, 0.01, 0.01].map(Math.log);
    const even = [0.25, 0.25, 0.25, 0.25].map(Math.log);
    expect(tokenConfidence(peaked)).toBeGreaterThan(tokenConfidence(even));
    expect(tokenConfidence(even)).toBeCloseTo(Math.log(4), 12);
  });
});

describe('windows of steps', () => {
  it('are the means that adding up each one by itself gives', () => {
    fc.assert(
      fc.property(steps, width, (all, window) => {
        const size = Math.min(window, all.length);
        const slow = all
          .slice(size - 1)
          .map((_, at) => all.slice(at, at + size).reduce((sum, one) => sum + one, 0) / size);
        const fast = groupConfidences(all, window);
        expect(fast.length).toBe(slow.length);
        fast.forEach((value, at) => {
          expect(value).toBeCloseTo(slow[at] ?? 0, 8);
        });
      }),
    );
  });

  it('are none for a trace without steps, and nothing is less sure than that', () => {
    expect(groupConfidences([], 4)).toEqual([]);
    expect(lowestGroup([], 4)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('find one unsure stretch that the mean hides', () => {
    const sure = Array.from({ length: 40 }, () => 5);
    const broken = [...sure.slice(0, 20), 1, 1, 1, 1, ...sure.slice(24)];
    expect(lowestGroup(broken, 4)).toBe(1);
    expect(lowestGroup(sure, 4)).toBe(5);
  });
});

describe('stopping early', () => {
  it('stops exactly the traces whose least sure whole window is under the threshold', () => {
    fc.assert(
      fc.property(steps, width, step, (all, window, threshold) => {
        const stopped = all.some((_, at) => shouldStop(all.slice(0, at + 1), { window, threshold }));
        const lowest = all.length < window ? Number.POSITIVE_INFINITY : lowestGroup(all, window);
        fc.pre(Math.abs(lowest - threshold) > 1e-9);
        expect(stopped).toBe(lowest < threshold);
      }),
    );
  });

  it('lets the wanted share of the first traces pass', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(step, { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (lowest, keep) => {
          const passing = lowest.filter((one) => one >= stopThreshold(lowest, keep)).length;
          expect(passing).toBe(Math.max(1, Math.round(lowest.length * keep)));
        },
      ),
    );
  });

  it('stops nothing before the first traces were seen', () => {
    expect(shouldStop([0.001, 0.001], { window: 2, threshold: stopThreshold([], 0.1) })).toBe(false);
  });
});

describe('a vote', () => {
  it('of sure few outweighs unsure many', () => {
    const traces: Trace[] = [
      { answer: 'no', confidence: 9 },
      { answer: 'yes', confidence: 2 },
      { answer: 'yes', confidence: 2 },
      { answer: 'yes', confidence: 2 },
    ];
    expect(majorityVote(traces).answer).toBe('yes');
    expect(confidenceVote(traces, 1).answer).toBe('no');
    expect(confidenceVote(traces, 0.25)).toEqual({ answer: 'no', share: 1 });
  });

  it('is the majority where all are equally sure and all are kept', () => {
    fc.assert(
      fc.property(fc.array(trace, { maxLength: 15 }), step, (traces, confidence) => {
        const alike = traces.map((one) => ({ ...one, confidence }));
        const weighted = confidenceVote(alike, 1);
        const plain = majorityVote(alike);
        expect(weighted.share).toBeCloseTo(plain.share, 9);
      }),
    );
  });

  it('never names an answer that no trace gave, and has a share between 0 and 1', () => {
    fc.assert(
      fc.property(fc.array(trace, { maxLength: 15 }), fc.double({ min: 0, max: 1, noNaN: true }), (traces, keep) => {
        const { answer, share } = confidenceVote(traces, keep);
        if (answer !== null) expect(traces.map((one) => one.answer)).toContain(answer);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('of nobody is no answer and settles nothing', () => {
    const none = majorityVote([{ answer: null, confidence: 1 }]);
    expect(none).toEqual({ answer: null, share: 0 });
    expect(isSettled(none, 0)).toBe(false);
    expect(isSettled({ answer: 'yes', share: 0.96 }, 0.95)).toBe(true);
  });
});
