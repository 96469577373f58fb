/** What kind of disk a folder lies on, where the system tells: some cannot keep the promise that a synced write stays. */
import { statfs } from 'node:fs/promises';

/** `plain`: nothing is known against it. */
export type DiskKind = 'plain' | 'network' | 'removable' | 'memory';

/** Magic numbers of Linux (statfs(2)) by kind. FAT and exFAT have no journal: a pulled stick can lose files whole. */
const kinds: Readonly<Record<Exclude<DiskKind, 'plain'>, readonly number[]>> = {
  // NFS, SMB, CIFS, SMB2, 9P, AFS (two), Ceph, Coda
  network: [0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f, 0x6b414653, 0x00c36400, 0x73757245],
  // FAT, exFAT
  removable: [0x4d44, 0x2011bab0],
  // tmpfs, ramfs
  memory: [0x01021994, 0x858458f6],
};

/** By path on Windows (`\\server\share`), by the type of the file system on Linux; elsewhere, and for what is unknown, `plain`. */
export function diskKindOf(folder: string, type: number, platform: NodeJS.Platform): DiskKind {
  if (platform === 'win32') return /^(\\\\|\/\/)(?![?.][\\/])/u.test(folder) ? 'network' : 'plain';
  if (platform !== 'linux') return 'plain';
  const found = (['network', 'removable', 'memory'] as const).find((kind) => kinds[kind].includes(type));
  return found ?? 'plain';
}

/** A folder that cannot be asked about is said elsewhere. */
export async function diskKind(folder: string): Promise<DiskKind> {
  const type = await statfs(folder).then(
    (found) => found.type,
    () => 0,
  );
  return diskKindOf(folder, type >>> 0, process.platform);
}
