import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  linkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskReserveBytes, openFileVault } from '../../../electron/adapters/vault/open-file-vault.ts';
import { fileVaultContract } from '../../contracts/vault-contract.ts';
import { documentId } from '../../fakes/sample-records.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const key = new Uint8Array(32).fill(3);
const roomy = async (): Promise<number> => Number.MAX_SAFE_INTEGER;

fileVaultContract('the vault', (freeBytes) =>
  openFileVault(join(temporaryFolder(), 'files'), key, async () => freeBytes()),
);

describe('a stored file', () => {
  test('shows neither content nor name, and is its owner’s alone', async () => {
    const { folder, path } = await kept(Buffer.from('CANARY '.repeat(20_000)));
    expect(readFileSync(path).includes('CANARY')).toBe(false);
    if (process.platform !== 'win32') {
      expect(statSync(path).mode & 0o077).toBe(0);
      expect(statSync(folder).mode & 0o077).toBe(0);
    }
  });

  test('of the same content is different each time', async () => {
    const { folder, path } = await kept(Buffer.from('same'));
    const first = readFileSync(path);
    await (await openFileVault(folder, key, roomy)).keep(documentId(), Buffer.from('same'));
    expect(readFileSync(path).equals(first)).toBe(false);
  });

  test('does not open when any single byte of it was changed', async () => {
    const { folder, path, vault } = await kept(Buffer.from('thirty-two bytes of plain text..'));
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 0x40;
      writeFileSync(path, damaged);
      await expect(vault.read(documentId())).rejects.toMatchObject({ code: 'vault-damaged', subject: documentId() });
    }
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('does not open when cut anywhere, lengthened, or with chunks swapped or repeated', async () => {
    const { path, vault } = await kept(randomBytes(200_000));
    const bytes = readFileSync(path);
    const chunk = 65_552;
    const part = (n: number): Buffer => bytes.subarray(108 + n * chunk, 108 + (n + 1) * chunk);
    const header = bytes.subarray(0, 108);
    const altered = [
      ...[0, 50, 108, 108 + chunk, 108 + 3 * chunk, bytes.length - 1].map((size) => bytes.subarray(0, size)),
      Buffer.concat([bytes, Buffer.alloc(1)]),
      Buffer.concat([header, part(1), part(0), part(2), part(3)]),
      Buffer.concat([header, part(0), part(0), part(2), part(3)]),
    ];
    for (const one of altered) {
      writeFileSync(path, one);
      await expect(vault.read(documentId())).rejects.toMatchObject({ code: 'vault-damaged' });
    }
    writeFileSync(path, bytes);
    expect(await vault.read(documentId())).toHaveLength(200_000);
  });

  test('does not open under another document’s name or another key', async () => {
    const { folder, path, vault } = await kept(Buffer.from('mine'));
    const other = await openFileVault(folder, new Uint8Array(32).fill(4), roomy);
    await expect(other.read(documentId())).rejects.toMatchObject({ code: 'vault-damaged' });
    renameSync(path, join(folder, documentId(2)));
    await expect(vault.read(documentId(2))).rejects.toMatchObject({ code: 'vault-damaged', subject: documentId(2) });
  });

  test('is read in part without its other parts: damage elsewhere does not matter', async () => {
    const { path, vault } = await kept(randomBytes(300_000));
    const bytes = readFileSync(path);
    bytes[bytes.length - 5]! ^= 1;
    writeFileSync(path, bytes);
    expect((await vault.readRange(documentId(), 70_000, 1000)).bytes).toHaveLength(1000);
    await expect(vault.readRange(documentId(), 299_000, 10)).rejects.toMatchObject({ code: 'vault-damaged' });
  });
});

describe('the folder of files', () => {
  test('is cleared of what a killed process left half written', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, `${documentId()}.part`), 'half');
    await openFileVault(folder, key, roomy);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('keeps the old file whole when the new one cannot be written', async () => {
    const { folder, vault } = await kept(Buffer.from('old'));
    mkdirSync(join(folder, `${documentId()}.part`));
    await expect(vault.keep(documentId(), Buffer.from('new'))).rejects.toMatchObject({ code: 'internal' });
    expect(Buffer.from(await vault.read(documentId())).toString()).toBe('old');
  });

  test('leaves a reserve on the disk for the log and the record', async () => {
    const folder = temporaryFolder();
    const vault = await openFileVault(folder, key, async () => diskReserveBytes + 1000);
    await vault.keep(documentId(), new Uint8Array(500));
    await expect(vault.keep(documentId(2), new Uint8Array(1000))).rejects.toMatchObject({ code: 'disk-low' });
    expect(readdirSync(folder)).toEqual([documentId()]);
  });

  test('takes no name that leads outside it', async () => {
    const vault = await openFileVault(temporaryFolder(), key, roomy);
    for (const name of ['../escape', 'd_/../../x', '', 'C:\\x'])
      await expect(vault.keep(name as ReturnType<typeof documentId>, new Uint8Array(1))).rejects.toThrow();
  });

  test('that may not be written to says so and changes nothing', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    mkdirSync(join(folder, 'files'));
    chmodSync(join(folder, 'files'), 0o555);
    expect(asOrdinaryUser(join(folder, 'files'))).toBe('unreadable');
    expect(readdirSync(join(folder, 'files'))).toEqual([]);
  });
});

async function kept(
  bytes: Buffer,
): Promise<{ folder: string; path: string; vault: Awaited<ReturnType<typeof openFileVault>> }> {
  const folder = join(temporaryFolder(), 'files');
  const vault = await openFileVault(folder, key, roomy);
  await vault.keep(documentId(), bytes);
  return { folder, path: join(folder, documentId()), vault };
}

/** The code of a refused `keep`, seen by a user without special rights: root may write everywhere. */
function asOrdinaryUser(folder: string): string {
  const room = new URL('../../../electron/adapters/vault/open-file-vault.ts', import.meta.url).href;
  const script = `
    const { openFileVault } = await import(${JSON.stringify(room)});
    if (process.getuid() === 0) { process.setgroups([]); process.setgid(65534); process.setuid(65534); }
    try {
      const vault = await openFileVault(${JSON.stringify(folder)}, new Uint8Array(32), async () => 2 ** 40);
      await vault.keep(${JSON.stringify(documentId())}, new Uint8Array(1));
      console.log('kept');
    } catch (error) { console.log(error.code); }`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim();
}

test('erasing destroys the key in the file before the file goes', async () => {
  const { folder, path, vault } = await kept(Buffer.from('to be erased'));
  const before = readFileSync(path);
  const held = join(folder, '..', 'held'); // a second name for the same bytes on disk, as a recovery tool would find them
  linkSync(path, held);
  await vault.erase(documentId());
  expect(await vault.has(documentId())).toBe(false);
  const after = readFileSync(held);
  expect(after.subarray(108).equals(before.subarray(108))).toBe(true);
  renameSync(held, path);
  await expect(vault.read(documentId())).rejects.toMatchObject({ code: 'vault-damaged' });
  expect(after.includes(before.subarray(28, 76))).toBe(false);
});
