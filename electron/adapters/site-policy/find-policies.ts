/** Reads the policy files of this machine. A file that others than the administrator can change is named and not believed. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Sha256 } from '../../contract/ids.ts';
import type { FoundPolicy, PolicyPlace } from '../../contract/site-policy.ts';

/** Nothing longer is a policy. */
const mostBytes = 65_536;

export interface PolicyFile {
  readonly place: PolicyPlace;
  readonly path: string;
  /** Only the administrator may be able to write it (checked where the system tells owners and modes). */
  readonly ownedByAdministrator: boolean;
}

/** Where policies are looked for: of the machine, of the person, and beside the vault in `home`. */
export function policyFiles(
  home: string,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): readonly PolicyFile[] {
  const { machine, user } = folders(platform, environment);
  return [
    { place: 'machine', path: join(machine, 'policy.json'), ownedByAdministrator: platform !== 'win32' },
    { place: 'user', path: join(user, 'policy.json'), ownedByAdministrator: false },
    { place: 'workstation', path: join(home, 'policy.json'), ownedByAdministrator: false },
  ];
}

function folders(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): { machine: string; user: string } {
  const own = homedir();
  if (platform === 'darwin') {
    const support = join('Library', 'Application Support', 'Cloister');
    return { machine: join('/', support), user: join(own, support) };
  }
  if (platform === 'win32') {
    const { ProgramData = 'C:\\ProgramData', APPDATA = join(own, 'AppData', 'Roaming') } = environment;
    return { machine: join(ProgramData, 'Cloister'), user: join(APPDATA, 'Cloister') };
  }
  return { machine: '/etc/cloister', user: join(environment.XDG_CONFIG_HOME ?? join(own, '.config'), 'cloister') };
}

/** Policies that are there. One that cannot be read is there: not being able to read a rule is no reason to be free of it. */
export async function findPolicies(files: readonly PolicyFile[]): Promise<readonly FoundPolicy[]> {
  const found = await Promise.all(files.map(find));
  return found.filter((one) => one !== null);
}

async function find({ place, path, ownedByAdministrator }: PolicyFile): Promise<FoundPolicy | null> {
  try {
    const file = await open(path, 'r');
    try {
      const { size, uid, mode } = await file.stat();
      if (size > mostBytes) return policy(place, '', `it is longer than ${String(mostBytes)} bytes`);
      const isExposed = ownedByAdministrator && (uid !== 0 || (mode & 0o022) !== 0);
      return policy(
        place,
        await file.readFile('utf8'),
        isExposed ? 'others than the administrator can change it' : null,
      );
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : policy(place, '', `it cannot be read (${code})`);
  }
}

function policy(place: PolicyPlace, text: string, distrust: string | null): FoundPolicy {
  return { place, text, distrust, sha256: createHash('sha256').update(text).digest('hex') as Sha256 };
}
