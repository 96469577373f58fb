import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { diskKind, diskKindOf } from '../../../electron/adapters/vault/disk-kind.ts';

describe('the kind of disk under a folder', () => {
  test.each([
    [0x6969, 'network'],
    [0xfe534d42, 'network'],
    [0x01021997, 'network'],
    [0x2011bab0, 'removable'],
    [0x4d44, 'removable'],
    [0x01021994, 'memory'],
    [0xef53, 'plain'],
    [0x9123683e, 'plain'],
  ])('of type %i on Linux is %s', (type, kind) => {
    expect(diskKindOf('home', type, 'linux')).toBe(kind);
  });

  test.each([
    ['\\\\server\\share\\vault', 'network'],
    ['\\\\?\\C:\\vault', 'plain'],
    ['C:\\vault', 'plain'],
  ])('at %s on Windows is %s', (folder, kind) => {
    expect(diskKindOf(folder, 0, 'win32')).toBe(kind);
  });

  test('is asked of the system, and a folder that is not there is said elsewhere', async () => {
    expect(['plain', 'memory']).toContain(await diskKind(tmpdir()));
    expect(await diskKind('nowhere at all')).toBe('plain');
    if (existsSync('/dev/shm')) expect(await diskKind('/dev/shm')).toBe('memory');
  });
});
