// Outputs as `reg` and `plutil` write them; not run on those systems here.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  isThere,
  managedPolicy,
  runCommand,
  type RunCommand,
} from '../../../electron/adapters/site-policy/managed-policy.ts';
import { policyInForce } from '../../../electron/core/site-policy/policy-in-force.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const above = String.raw`
HKEY_LOCAL_MACHINE\Software\Policies\Adobe
HKEY_LOCAL_MACHINE\Software\Policies\Cloister
HKEY_LOCAL_MACHINE\Software\Policies\Microsoft
`.replaceAll('\n', '\r\n');
const own = String.raw`
HKEY_LOCAL_MACHINE\Software\Policies\Cloister
    version    REG_DWORD    0x1
    name    REG_SZ    Records policy 2026-11
    idleLockMinutes    REG_DWORD    0xa
    signatures    REG_MULTI_SZ    decisions
    exportForms    REG_MULTI_SZ    bundle\0csv\0pdf

`.replaceAll('\n', '\r\n');

function windows(answers: Readonly<Record<string, string | null>>): Parameters<typeof managedPolicy>[0] {
  const run: RunCommand = async (_program, given) => {
    const output = answers[given[1]!];
    return output == null ? { code: 1, output: '' } : { code: 0, output };
  };
  return { platform: 'win32', environment: {}, run, isThere: async () => true };
}

const places = { all: String.raw`HKLM\Software\Policies`, own: String.raw`HKLM\Software\Policies\Cloister` };

describe('a managed policy', () => {
  test('is read from group policy, each value by its type', async () => {
    const policy = await managedPolicy(windows({ [places.all]: above, [places.own]: own }));
    const inForce = policyInForce([policy!]);
    expect(inForce).toMatchObject({
      ...{ problems: [], names: ['Records policy 2026-11'] },
      bounds: { idleLockMinutes: { value: 10 } },
      signedDecisions: { value: true },
      exportForms: { value: ['bundle', 'csv', 'pdf'] },
    });
  });

  test('is none where group policy has no key, and the strictest where the key or the registry cannot be read', async () => {
    expect(await managedPolicy(windows({ [places.all]: above.replace('Cloister', 'Other') }))).toBeNull();
    for (const answers of [{ [places.all]: above }, {}]) {
      const inForce = policyInForce([(await managedPolicy(windows(answers)))!]);
      expect(inForce.bounds.idleLockMinutes?.value).toBe(1);
      expect(inForce.problems[0]).toContain('cannot be read');
    }
  });

  test('of an unknown value is the strictest, and says which', async () => {
    const odd = own.replace('idleLockMinutes    REG_DWORD    0xa', 'idleLock    REG_DWORD    0xa');
    const policy = await managedPolicy(windows({ [places.all]: above, [places.own]: odd }));
    expect(policyInForce([policy!]).problems[0]).toContain('idleLock');
  });

  test('is read from managed preferences, and is none without them', async () => {
    const text = '{"version":1,"name":"Records policy","anchorMaximumHours":12}';
    const mac = (code: number, there: boolean): Parameters<typeof managedPolicy>[0] => ({
      ...{ platform: 'darwin', environment: {}, isThere: async () => there },
      run: async () => ({ code, output: text }),
    });
    expect(policyInForce([(await managedPolicy(mac(0, true)))!]).bounds.anchorMaximumHours?.value).toBe(12);
    expect(policyInForce([(await managedPolicy(mac(1, true)))!]).problems[0]).toContain('cannot be read');
    expect(await managedPolicy(mac(0, false))).toBeNull();
  });

  test('is looked for with programs that may be missing', async () => {
    const nowhere = join(temporaryFolder(), 'none');
    expect(await runCommand(nowhere, [])).toEqual({ code: null, output: '' });
    expect(await runCommand(process.execPath, ['-e', 'console.log(7); process.exitCode = 3'])).toEqual({
      code: 3,
      output: '7\n',
    });
    expect([await isThere(nowhere), await isThere(temporaryFolder())]).toEqual([false, true]);
  });
});
