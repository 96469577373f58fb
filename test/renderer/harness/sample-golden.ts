/** A golden set with a change that waits for its run, and a right-size report. Figures are made up. */
import type { GoldenView } from '../../../electron/contract/golden.ts';
import type { RightSizeReport, RightSizeRow } from '../../../electron/contract/right-size.ts';
import { documentId, fakeHash, timeBefore } from '../../fakes/fake-window/fake-ids.ts';

export const sampleGolden: GoldenView = {
  documents: [
    { document: documentId(1), name: 'hosting-services-agreement.pdf', fields: 11 },
    { document: documentId(2), name: 'mutual-nda.pdf', fields: 8 },
    { document: documentId(90), name: null, fields: 6 },
  ],
  state: 'differs',
  held: [{ model: 'legal.document-type-head@1.2.0', instead: 'titles and signs in the text' }],
  lines: [
    {
      ...{ document: documentId(1), name: 'hosting-services-agreement.pdf', field: 'governingLaw', verdict: 'worse' },
      ...{ expected: 'State of New York', before: 'State of New York', after: 'nothing' },
    },
  ],
  pending: ['Contract type head 1.1.0 is now 1.2.0', 'The route of legal fields was changed by R. Adeyemi'],
  lastRun: {
    at: timeBefore(3000),
    summary: {
      ...{ digest: fakeHash('golden'), documents: 3, fields: 25, rightBefore: 21, rightAfter: 22 },
      differences: [],
    },
  },
};

export const sampleReports: readonly RightSizeReport[] = [
  {
    ...{ kind: 'right-size', version: 1, task: 'legal.clause', at: timeBefore(900), app: '0.1.0' },
    gold: { from: 'golden-set', sha256: fakeHash('gold'), items: 120 },
    energy: { method: 'estimate', watts: 10 },
    rows: [
      row('legal.clause-head', [0.83, 0.76, 0.89], 0.002, 48e6),
      row('legal.clause-vectors', [0.87, 0.81, 0.92], 0.06, 120e6),
      row('legal-clause-adapter', [0.81, 0.74, 0.87], 1.4, 410e6),
      row('gemma-3-270m-q4-k-m', [0.62, 0.53, 0.7], 2.9, 620e6),
    ],
  },
];

function row(id: string, score: [number, number, number], seconds: number, memoryBytes: number): RightSizeRow {
  const [value, low, high] = score;
  return {
    ...{ id, version: '1.1.0', sha256: fakeHash(id), specialist: id, missing: 0, memoryBytes, fileBytes: 5_300_000 },
    score: { name: 'accuracy', value, low, high, n: 120 },
    ...{ secondsPerItem: seconds, cpuSecondsPerItem: seconds, joulesPerItem: seconds * 10, calibration: null },
  };
}
