import { describe, expect, test } from 'vitest';
import type { HealthLine } from '../../../electron/contract/health.ts';
import { policyInForce } from '../../../electron/core/site-policy/policy-in-force.ts';
import { checkHealth, type HealthNeeds } from '../../../electron/features/health/check-health.ts';

const found = (text: string) => ({ place: 'machine' as const, sha256: 'a'.repeat(64) as never, text, distrust: null });

async function lineOf(check: HealthLine['check'], changes: Partial<HealthNeeds>): Promise<HealthLine | undefined> {
  const { lines } = await checkHealth({
    ...{ version: '1', build: 'test', vault: async () => 'open', log: null, models: async () => [], index: null },
    ...{ freeDiskBytes: async () => 20 * 1024 ** 3, diskKind: async () => 'plain', policy: null, drift: null },
    ...changes,
  });
  return lines.find((line) => line.check === check);
}

describe('the self-check', () => {
  test('says nothing against a disk of this machine', async () => {
    expect(await lineOf('disk', {})).toMatchObject({ status: 'good', detail: '20.0 GiB free where the vault lies.' });
  });

  test.each([
    ['network', 'on a network share'],
    ['removable', 'FAT or exFAT'],
    ['memory', 'in memory'],
  ] as const)('warns of a vault on a %s disk, and says what to do', async (kind, words) => {
    const line = await lineOf('disk', { diskKind: async () => kind });
    expect(line?.status).toBe('attention');
    expect(line?.detail).toContain(words);
    expect(line?.detail).toContain('Move the folder');
  });

  test('names the policy in force and its hash, and says when a file cannot be used', async () => {
    const good = policyInForce([found('{"version":1,"name":"Records policy"}')]);
    expect(await lineOf('policy', { policy: good })).toMatchObject({ status: 'good' });
    expect((await lineOf('policy', { policy: good }))?.detail).toBe(
      `In force: Records policy; SHA-256 ${'a'.repeat(64)}.`,
    );
    const wrong = await lineOf('policy', { policy: policyInForce([found('{')]) });
    expect(wrong?.status).toBe('bad');
    expect(wrong?.detail).toContain('The strictest rules hold until the file is mended');
    expect(await lineOf('policy', { policy: policyInForce([]) })).toMatchObject({ status: 'good' });
  });
});
