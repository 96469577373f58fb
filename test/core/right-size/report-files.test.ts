import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RightSizeReport, RightSizeRow } from '../../../electron/contract/right-size.ts';
import { paretoFront } from '../../../electron/core/right-size/pareto-front.ts';
import { rightSizeFiles, rightSizePicture, rightSizeText } from '../../../electron/core/right-size/report-files.ts';

const row = (id: string, value: number, secondsPerItem: number): RightSizeRow => ({
  ...{ id, version: '1', sha256: 'ab'.repeat(32) as RightSizeRow['sha256'], specialist: `${id}@1` },
  score: { name: 'accuracy', value, low: value - 0.05, high: value + 0.05, n: 40 },
  ...{ missing: 0, secondsPerItem, cpuSecondsPerItem: secondsPerItem, joulesPerItem: 10 * secondsPerItem },
  ...{ memoryBytes: 5e6, fileBytes: 100, calibration: null },
});
const report: RightSizeReport = {
  ...{
    kind: 'right-size',
    version: 1,
    task: 'legal.clause',
    at: '2026-11-24T06:00:00.000Z' as RightSizeReport['at'],
    app: '1',
  },
  gold: { from: 'file', sha256: 'cd'.repeat(32) as RightSizeRow['sha256'], items: 40 },
  energy: { method: 'estimate', watts: 10 },
  rows: [row('head', 0.85, 0.001), row('adapter <b>', 0.8, 0.3), row('both', 0.88, 0.31)],
};

describe('the front of score against cost', () => {
  test('holds nobody whom another one beats, and beats everybody else', () => {
    const weighed = fc.record({ score: fc.integer({ min: 0, max: 9 }), cost: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(fc.array(weighed, { minLength: 1, maxLength: 12 }), (all) => {
        const front = all.filter((_, at) => paretoFront(all)[at]);
        expect(front.length).toBeGreaterThan(0);
        for (const one of all) {
          const isMatched = front.some(({ score, cost }) => score >= one.score && cost <= one.cost);
          expect(isMatched).toBe(true);
        }
        for (const one of front)
          expect(front.some(({ score, cost }) => score > one.score && cost < one.cost)).toBe(false);
      }),
    );
  });
});

describe('the report', () => {
  test('marks the front, says that joules are an estimate, and names interval and n', () => {
    const text = rightSizeText(report);
    expect(text).toContain('Joules are an estimate: processor seconds times 10 watts.');
    expect(text).toMatch(/\| \* \| head@1 .*0\.850 \| 0\.800 to 0\.900 \| 40/u);
    expect(text).toMatch(/\| {2}\| adapter <b>@1/u);
  });

  test('draws the same picture from the same record, and no markup of a name', () => {
    const again = JSON.parse(JSON.stringify(report)) as RightSizeReport;
    expect(rightSizeFiles(again)).toEqual(rightSizeFiles(report));
    expect(rightSizePicture(report)).toContain('adapter &lt;b&gt;@1');
    expect(rightSizePicture(report).match(/<circle/gu)).toHaveLength(3);
  });

  test('of nothing is still a picture', () => {
    expect(rightSizePicture({ ...report, rows: [] })).toContain('</svg>');
  });
});
