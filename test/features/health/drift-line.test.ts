import { describe, expect, test } from 'vitest';
import type { DriftLine } from '../../../electron/contract/calibration.ts';
import { checkHealth, type HealthNeeds } from '../../../electron/features/health/check-health.ts';

const line = (change: Partial<DriftLine>): DriftLine => ({
  ...{ specialist: 'rules/term', sign: 'overrides', verdict: 'quiet', before: 0.1, now: 0.1 },
  ...{ documentsBefore: 60, documentsNow: 20, p: 0.8, limit: 0.05, ...change },
});

async function driftOf(drift: HealthNeeds['drift']) {
  const { lines } = await checkHealth({
    ...{ version: '1', build: 'test', log: null, index: null, policy: null, golden: null, drift },
    ...{
      vault: async () => 'locked',
      models: async () => [],
      freeDiskBytes: async () => 1e12,
      diskKind: async () => 'plain',
    },
  });
  return lines.find(({ check }) => check === 'drift');
}

describe('the self-check', () => {
  test('names who drifts and how, and asks for a look', async () => {
    const found = await driftOf(async () => [line({}), line({ verdict: 'alarm', now: 0.6, p: 0.0001 })]);
    expect(found).toMatchObject({ status: 'attention' });
    expect(found?.detail).toContain('rules/term: people change its values');
  });

  test('tells "nothing compared" from "nothing found", and neither from a locked vault', async () => {
    expect((await driftOf(async () => [line({})]))?.detail).toBe('No drift is seen in the newest seven days.');
    expect((await driftOf(async () => [line({ p: null, verdict: 'not-enough-data' })]))?.detail).toContain(
      'Not enough',
    );
    expect(await driftOf(null)).toMatchObject({ status: 'not-checked' });
  });
});
