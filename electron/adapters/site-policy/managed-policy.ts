/** The policy that a management system sets: Windows group policy in the registry, managed preferences on macOS. Both end as the text of a policy file. */
import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '../../contract/ids.ts';
import type { FoundPolicy } from '../../contract/site-policy.ts';

/** Runs a program of the system; `code` is null when it could not be started or did not end in time. */
export type RunCommand = (
  program: string,
  given: readonly string[],
) => Promise<{ readonly code: number | null; readonly output: string }>;

export interface ManagedNeeds {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly run: RunCommand;
  readonly isThere: (path: string) => Promise<boolean>;
}

/** Null where nothing is managed. What is managed and cannot be read is there all the same: then the strictest holds. */
export async function managedPolicy(needs: ManagedNeeds): Promise<FoundPolicy | null> {
  if (needs.platform === 'win32') return groupPolicy(needs);
  return needs.platform === 'darwin' ? managedPreferences(needs) : null;
}

const registryPlace = String.raw`HKLM\Software\Policies`;

/** Whether the key is there is asked of the key above it: `reg` ends alike for a key that is missing and for one that may not be read. */
async function groupPolicy({ environment, run }: ManagedNeeds): Promise<FoundPolicy | null> {
  const reg = join(environment.SystemRoot ?? String.raw`C:\Windows`, 'System32', 'reg.exe');
  const above = await run(reg, ['query', registryPlace]);
  if (above.code !== 0) return unreadable('the registry cannot be read');
  if (!/\\Policies\\Cloister\s*$/imu.test(above.output)) return null;
  const { code, output } = await run(reg, ['query', String.raw`${registryPlace}\Cloister`]);
  return code === 0 ? found(JSON.stringify(registryValues(output))) : unreadable('its registry key cannot be read');
}

/** `    idleLockMinutes    REG_DWORD    0xa`. A value of any other type is kept as it is written, and no policy then. */
function registryValues(output: string): Readonly<Record<string, unknown>> {
  const lines = [...output.matchAll(/^\s+(\S+)\s{2,}(REG_\w+)(?:[^\S\r\n]+(.*?))?\s*$/gmu)];
  return Object.fromEntries(lines.map(([, name = '', type = '', text = '']) => [name, registryValue(type, text)]));
}

function registryValue(type: string, text: string): unknown {
  if (type === 'REG_DWORD') return Number(text);
  // `reg` writes the end of each text of a list as a backslash and a zero.
  return type === 'REG_MULTI_SZ' ? text.split(String.raw`\0`).filter((one) => one !== '') : text;
}

const preferences = '/Library/Managed Preferences/app.cloister.desktop.plist';

async function managedPreferences({ run, isThere }: ManagedNeeds): Promise<FoundPolicy | null> {
  if (!(await isThere(preferences))) return null;
  const { code, output } = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', preferences]);
  return code === 0 ? found(output) : unreadable('its managed preferences cannot be read');
}

function unreadable(distrust: string): FoundPolicy {
  return { ...found(''), distrust };
}

function found(text: string): FoundPolicy {
  return {
    ...{ place: 'machine', text, distrust: null },
    sha256: createHash('sha256').update(text).digest('hex') as Sha256,
  };
}

/** Longest time for which a program of the system is waited, and most that it may say. */
const limits = { timeout: 5000, maxBuffer: 1024 * 1024, windowsHide: true } as const;

export const runCommand: RunCommand = (program, given) =>
  new Promise((resolve) => {
    execFile(program, [...given], limits, (error, output) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ code, output });
    });
  });

export async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
