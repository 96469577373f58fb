import { expect, test } from 'vitest';
import type { RightSizeReport } from '../../../electron/contract/right-size.ts';
import type { SiteModel } from '../../../electron/contract/site-model.ts';
import { modelCard } from '../../../electron/features/models/model-card.ts';
import { releaseModel } from '../../../electron/features/models/test-model.ts';
import { modelEntry } from '../../fixtures/model-entry.ts';

const at = '2026-11-24T08:00:00.000Z' as SiteModel['importedAt'];
const entry = modelEntry('ours', Buffer.from('x'), {
  role: 'adapter',
  canaries: [{ prompt: 'governing | law', labels: [' law', ' fee'], expect: ' law', mustDifferFromBase: true }],
});
const store = { manifest: { version: 1 as const, models: [] }, card: async () => null };
const golden = {
  ...{ digest: entry.sha256, documents: 2, fields: 9, rightBefore: 8, rightAfter: 7 },
  differences: [{ document: 'd_1', field: 'term', verdict: 'worse' as const }],
};
const model: SiteModel = {
  ...releaseModel(entry, at),
  ...{ from: 'site', fileName: 'ours.gguf', importedBy: 'A. First' },
  checks: [{ check: 'card', verdict: 'flagged', detail: 'The card states no licence.' }],
  test: {
    at,
    byName: 'A. First',
    app: '1',
    passed: true,
    event: 3 as never,
    golden,
    checks: [{ check: 'canary', verdict: 'passed', detail: 'Canary 1: expected law, got law.' }],
  },
  accepted: { reason: 'two years is right', byName: 'A. First' },
  approvals: [
    {
      byName: 'B. Second',
      key: 'log/person/b+1+x',
      note: '',
      reason: 'looked at it',
      at,
      isOwn: false,
      event: 4 as never,
    },
  ],
};
const report: RightSizeReport = {
  ...{ kind: 'right-size', version: 1, task: 'legal.clause', at, app: '1' },
  gold: { from: 'file', sha256: entry.sha256, items: 40 },
  energy: { method: 'estimate', watts: 10 },
  rows: [
    {
      ...{ id: 'ours', version: '1.0.0', sha256: entry.sha256, specialist: 'ours@1.0.0', missing: 0, fileBytes: 1 },
      score: { name: 'accuracy', value: 0.8, low: 0.7, high: 0.9, n: 40 },
      ...{ secondsPerItem: 0.3, cpuSecondsPerItem: 0.3, joulesPerItem: 3, memoryBytes: 5e6 },
      calibration: { error: 0.02, n: 40, bins: [{ low: 0.9, high: 1, n: 40, stated: 0.95, observed: 0.9 }] },
    },
  ],
};

test('the card of a site’s model shows canaries, test, differences, people, doubts, cost and calibration', async () => {
  const card = await modelCard('ours', store, model, [report]);
  for (const words of [
    '“governing / law” must give “law”, and differ from what the base alone says',
    '| B. Second | 2026-11-24T08:00:00.000Z | log/person/b | looked at it |',
    'Golden set: 8 of 9 fields as decided before, 7 after, in 2 documents.',
    '- d_1, term: worse',
    'Differences accepted by A. First: two years is right',
    '- At import: The card states no licence.',
    '3.0 J an item (estimate at 10 W)',
    'expected calibration error 0.020',
  ])
    expect(card).toContain(words);
});

test('the card of a model of the release says who approved it, and that nothing was measured here', async () => {
  const card = await modelCard('ours', { ...store, manifest: { version: 1, models: [entry] } });
  expect(card).toContain('Approved by the release.');
  expect(card).toContain('Not measured here.');
});
