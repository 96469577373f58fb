import { describe, expect, test } from 'vitest';
import type { GoldenView } from '../../../electron/contract/golden.ts';
import type { HealthLine } from '../../../electron/contract/health.ts';
import { policyInForce } from '../../../electron/core/site-policy/policy-in-force.ts';
import { documentId } from '../../fakes/sample-records.ts';
import { checkHealth, type HealthNeeds } from '../../../electron/features/health/check-health.ts';

const found = (text: string) => ({ place: 'machine' as const, sha256: 'a'.repeat(64) as never, text, distrust: null });

async function lineOf(check: HealthLine['check'], changes: Partial<HealthNeeds>): Promise<HealthLine | undefined> {
  const { lines } = await checkHealth({
    ...{ version: '1', build: 'test', vault: async () => 'open', log: null, models: async () => [], index: null },
    ...{
      freeDiskBytes: async () => 20 * 1024 ** 3,
      diskKind: async () => 'plain',
      policy: null,
      drift: null,
      golden: null,
    },
    ...changes,
  });
  return lines.find((line) => line.check === check);
}

const golden: GoldenView = {
  ...{ state: 'current', pending: [], held: [], lines: [], lastRun: null },
  documents: [{ document: documentId(), name: 'lease.txt', fields: 3 }],
};

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

  test('names what waits for the golden set and what does its work, and only a set without changes is good', async () => {
    const line = async (view: Partial<GoldenView>) =>
      lineOf('golden', { golden: async () => ({ ...golden, ...view }) });
    expect(await line({})).toMatchObject({ status: 'good' });
    expect(await line({ documents: [] })).toMatchObject({
      status: 'good',
      detail: expect.stringContaining('No golden set'),
    });
    expect(await lineOf('golden', {})).toMatchObject({ status: 'not-checked' });
    const held = [{ model: 'legal.clause-head@1.2.0', instead: 'rules' }];
    const waits = await line({ state: 'due', pending: ['application 1 became 2'], held });
    expect(waits?.status).toBe('attention');
    expect(waits?.detail).toContain('legal.clause-head@1.2.0 (instead: rules)');
    expect((await line({ state: 'differs', held }))?.detail).toContain('a person must accept');
    expect((await line({ state: 'due', held: Array.from({ length: 30 }, () => held[0]!) }))?.detail.length).toBe(400);
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
