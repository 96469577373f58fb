import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { findPolicies, policyFiles, type PolicyFile } from '../../../electron/adapters/site-policy/find-policies.ts';
import { policyInForce } from '../../../electron/core/site-policy/policy-in-force.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloister-policy-'));
});

const file = (changes: Partial<PolicyFile> = {}): PolicyFile => ({
  place: 'machine',
  path: join(folder, 'policy.json'),
  ownedByAdministrator: false,
  ...changes,
});

describe('policy files', () => {
  test('are looked for at the machine, the user and the workstation, on each system', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const files = policyFiles('home', platform, { XDG_CONFIG_HOME: 'config' });
      expect(files.map(({ place }) => place)).toEqual(['machine', 'user', 'workstation']);
      expect(new Set(files.map(({ path }) => path)).size).toBe(3);
    }
    const [machine] = policyFiles('home', 'linux', {});
    expect(machine).toMatchObject({ path: '/etc/cloister/policy.json', ownedByAdministrator: true });
  });

  test('that are not there are none; the hash of one that is there is that of its bytes', async () => {
    expect(await findPolicies([file()])).toEqual([]);
    const text = '{"version":1,"name":"a"}\n';
    writeFileSync(file().path, text);
    const [found] = await findPolicies([file()]);
    expect(found).toMatchObject({ text, distrust: null });
    expect(found?.sha256).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test('that others can write, are too long, or are no file are there and not believed', async () => {
    writeFileSync(file().path, '{"version":1,"name":"a"}');
    chmodSync(file().path, 0o666);
    const exposed = await findPolicies([file({ ownedByAdministrator: true })]);
    expect(exposed[0]?.distrust).toContain('can change it');
    const long = join(folder, 'long.json');
    writeFileSync(long, ' '.repeat(70_000));
    expect((await findPolicies([file({ path: long })]))[0]?.distrust).toContain('longer');
    const inFolder = await findPolicies([file({ path: folder })]);
    expect(inFolder[0]?.distrust).toContain('cannot be read');
    expect(policyInForce([...exposed, ...inFolder]).bounds.idleLockMinutes?.value).toBe(1);
  });

  test('the template that ships is a policy', () => {
    const text = readFileSync(new URL('../../../resources/policy/policy.json', import.meta.url), 'utf8');
    const inForce = policyInForce([{ place: 'machine', sha256: 'a'.repeat(64) as never, text, distrust: null }]);
    expect(inForce).toMatchObject({ problems: [], names: ['Records policy 2026-11'] });
  });
});
