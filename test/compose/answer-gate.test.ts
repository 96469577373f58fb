import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AnswerGateFile, supportOf } from '../../electron/compose/answer-gate.ts';

const plain = { version: 1, judge: 3, overlap: 3, cosine: 2, offset: -5.5, threshold: 0.34 };
const kind = { judge: 2, overlap: 1, cosine: 1, kind: 5, offset: -5, threshold: 0.17 };
const both = AnswerGateFile.parse({ ...plain, kind });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const logistic = (score: number): number => 1 / (1 + Math.exp(-score));

test('a question that names no kind is weighed as if there were no rule for kinds', () => {
  fc.assert(
    fc.property(share, share, share, (judge, overlap, cosine) => {
      const signals = { judge, overlap, cosine, kind: null };
      expect(supportOf(both, signals)).toBe(supportOf(AnswerGateFile.parse(plain), signals));
    }),
  );
});

test('a question that names a kind is shown exactly where its own rule reaches its own threshold', () => {
  fc.assert(
    fc.property(share, share, share, share, (judge, overlap, cosine, sure) => {
      const own = logistic(kind.judge * judge + kind.overlap * overlap + kind.cosine * cosine + kind.kind * sure - 5);
      fc.pre(Math.abs(own - kind.threshold) > 1e-9);
      const support = supportOf(both, { judge, overlap, cosine, kind: sure });
      expect(support >= plain.threshold).toBe(own >= kind.threshold);
    }),
  );
});

test('a gate from before kinds is read, and a kind changes nothing in it', () => {
  const old = AnswerGateFile.parse(plain);
  const signals = { judge: 0.5, overlap: 0.5, cosine: 0.5 };
  expect(supportOf(old, { ...signals, kind: 1 })).toBe(supportOf(old, { ...signals, kind: null }));
});
