import { createDecipheriv } from 'node:crypto';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { databaseFailure } from '../../../electron/adapters/sqlite/database-failure.ts';
import { openDatabase } from '../../../electron/adapters/sqlite/open-database.ts';
import { openRecordStore } from '../../../electron/adapters/sqlite/open-record-store.ts';
import { recordStoreContract } from '../../contracts/record-store-contract.ts';
import {
  documentId,
  event,
  matterId,
  sampleAnswer,
  sampleChunk,
  sampleDocument,
  sampleEvidence,
  sampleFinding,
  sampleMatter,
  samplePage,
  sampleVector,
} from '../../fakes/sample-records.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const key = new Uint8Array(32).fill(7);
const pageBytes = 4096;
const canary = 'CANARY-c0ffee-plaintext';

recordStoreContract('the encrypted record', () => openRecordStore({ file: join(temporaryFolder(), 'record.db'), key }));

describe('the encrypted record', () => {
  test('what was written is there after closing and opening again', async () => {
    const file = await filledRecord();
    const store = await openRecordStore({ file, key });
    expect(await store.documents(matterId())).toEqual([sampleDocument()]);
    expect((await store.chunks(documentId()))[0]?.vector).toEqual(sampleVector(1, 384));
    await store.close();
  });

  test('no plain text stands in any file of the folder, open or closed', async () => {
    const file = join(temporaryFolder(), 'record.db');
    const store = await openRecordStore({ file, key });
    await fill(store);
    expect(filesWith(file, canary)).toEqual([]);
    expect(filesWith(file, 'SQLite format 3')).toEqual([]);
    await store.close();
    expect(filesWith(file, canary)).toEqual([]);
  });

  test('an erased document leaves no bytes, not even in decrypted free pages', async () => {
    const file = await filledRecord();
    expect(plainPages(file).includes(canary)).toBe(true);
    const store = await openRecordStore({ file, key });
    await store.eraseDocument(documentId(), event(20));
    expect(statSync(`${file}-wal`).size).toBe(0);
    await store.close();
    const plain = plainPages(file);
    expect(plain.includes(canary)).toBe(false);
    expect(plain.includes(documentId())).toBe(true); // the note of the erasure, so the search above looks at the right bytes
  });

  test('replaced pages leave no bytes either', async () => {
    const file = await filledRecord();
    const store = await openRecordStore({ file, key });
    await store.putPages(documentId(), [], event(20));
    await store.putChunks(documentId(), [], event(21));
    await store.putFindings(documentId(), [], event(22));
    await store.eraseDocument(documentId(), event(23));
    await store.close();
    expect(plainPages(file).includes(canary)).toBe(false);
  });

  test('files are readable by their owner alone', async () => {
    const file = await filledRecord();
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  test('a vector survives to the last bit', async () => {
    const vector = Float32Array.of(-0, Number.MIN_VALUE, 1 / 3, -1);
    const store = await openRecordStore({ file: join(temporaryFolder(), 'record.db'), key });
    await store.addMatter(sampleMatter(), event(1));
    await store.putDocument(sampleDocument(), event(2));
    await store.putChunks(documentId(), [{ chunk: sampleChunk(1, 'x'), vector, model: 'm' }], event(3));
    expect((await store.chunks(documentId()))[0]?.vector).toEqual(vector);
    await store.close();
  });
});

describe('the encrypted record refuses', () => {
  test('another key, and stays readable by the right one', async () => {
    const file = await filledRecord();
    const wrong = new Uint8Array(32).fill(8);
    await expect(openRecordStore({ file, key: wrong })).rejects.toMatchObject({ code: 'vault-damaged' });
    const store = await openRecordStore({ file, key });
    expect(await store.documents(matterId())).toHaveLength(1);
    await store.close();
  });

  test('a key that is not 32 bytes', async () => {
    const file = join(temporaryFolder(), 'record.db');
    await expect(openRecordStore({ file, key: new Uint8Array(16) })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('a file that was cut off', async () => {
    const file = await filledRecord();
    truncateSync(file, statSync(file).size - 8192);
    await expect(openRecordStore({ file, key })).rejects.toMatchObject({ code: 'vault-damaged' });
  });

  test('a page with one flipped bit, at the latest when it is read', async () => {
    const file = await filledRecord();
    const bytes = readFileSync(file);
    const damages = [];
    for (let page = 0; page < bytes.length / pageBytes; page++) {
      const damaged = Buffer.from(bytes);
      damaged[page * pageBytes + 1000]! ^= 1;
      writeFileSync(file, damaged);
      damages.push(await readAll(file));
    }
    expect(damages.filter((code) => code === 'vault-damaged').length).toBeGreaterThan(bytes.length / pageBytes / 2);
    expect(damages.filter((code) => code !== 'vault-damaged' && code !== 'same')).toEqual([]);
  });

  test('a second engine on the same vault', async () => {
    const file = join(temporaryFolder(), 'record.db');
    const first = await openRecordStore({ file, key });
    await first.addMatter(sampleMatter(), event(1));
    await expect(openRecordStore({ file, key })).rejects.toMatchObject({ code: 'in-use' });
    await first.close();
    const second = await openRecordStore({ file, key });
    await second.close();
  });

  test('to make a new record where one must be', async () => {
    const file = join(temporaryFolder(), 'record.db');
    await expect(openRecordStore({ file, key, create: false })).rejects.toMatchObject({ code: 'vault-damaged' });
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });

  test('a folder that is a file', async () => {
    const blocked = join(temporaryFolder(), 'blocked');
    writeFileSync(blocked, '');
    await expect(openRecordStore({ file: join(blocked, 'record.db'), key })).rejects.toMatchObject({
      code: 'unreadable',
    });
  });

  test('work after it was closed', async () => {
    const store = await openRecordStore({ file: join(temporaryFolder(), 'record.db'), key });
    await store.close();
    await expect(store.matters()).rejects.toMatchObject({ code: 'vault-locked' });
  });

  test('a change that the disk has no room for', () => {
    const database = openDatabase({ file: join(temporaryFolder(), 'record.db'), key });
    database.exec('CREATE TABLE big (x BLOB) STRICT');
    database.pragma('max_page_count = 20');
    const fill = (): unknown => database.prepare('INSERT INTO big VALUES (zeroblob(200000))').run();
    expect(() => fill()).toThrow();
    try {
      fill();
    } catch (error) {
      expect(databaseFailure(error)).toMatchObject({ code: 'disk-low', subject: 'record' });
    }
    database.close();
  });

  test('a row that is not what its schema says', async () => {
    const file = await filledRecord();
    const database = openDatabase({ file, key });
    database.prepare("UPDATE document SET body = json_set(body, '$.status', 'perhaps')").run();
    database.close();
    const store = await openRecordStore({ file, key });
    await expect(store.document(documentId())).rejects.toMatchObject({ code: 'vault-damaged' });
    await store.close();
  });
});

async function filledRecord(): Promise<string> {
  const file = join(temporaryFolder(), 'record.db');
  const store = await openRecordStore({ file, key });
  await fill(store);
  await store.close();
  return file;
}

async function fill(store: Awaited<ReturnType<typeof openRecordStore>>): Promise<void> {
  const text = `${canary} `.repeat(2000);
  await store.addMatter(sampleMatter(), event(1));
  await store.putDocument(sampleDocument(), event(2));
  await store.putPages(documentId(), [samplePage(1, text), samplePage(2, canary)], event(3));
  const chunk = sampleChunk(1, text);
  await store.putChunks(documentId(), [{ chunk, vector: sampleVector(1, 384), model: 'm' }], event(4));
  await store.putFindings(documentId(), [sampleFinding({ value: canary })], event(5));
  await store.addAnswer(sampleAnswer({ nearest: [sampleEvidence({ quote: canary })] }), event(6));
}

function filesWith(file: string, text: string): string[] {
  const folder = join(file, '..');
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
}

/**
 * Every page of the file, free ones too, decrypted here by the published SQLCipher format and not by the library under
 * test: AES-256-CBC over the page, then 16 bytes of IV and 32 of HMAC; the first 16 bytes of the file are the salt.
 */
function plainPages(file: string): Buffer {
  const bytes = readFileSync(file);
  const pages = Array.from({ length: bytes.length / pageBytes }, (_, n) => {
    const page = bytes.subarray(n * pageBytes, (n + 1) * pageBytes);
    const decipher = createDecipheriv('aes-256-cbc', key, page.subarray(pageBytes - 48, pageBytes - 32));
    return decipher.setAutoPadding(false).update(page.subarray(n === 0 ? 16 : 0, pageBytes - 48));
  });
  return Buffer.concat(pages);
}

/** `same` when every document, page and chunk came back unchanged, else the failure code. */
async function readAll(file: string): Promise<string> {
  try {
    const store = await openRecordStore({ file, key });
    try {
      const read = [
        await store.documents(matterId()),
        await store.pages(documentId()),
        await store.chunks(documentId()),
      ];
      expect(read[0]).toEqual([sampleDocument()]);
      expect(read[1]).toHaveLength(2);
      return 'same';
    } finally {
      await store.close();
    }
  } catch (error) {
    return (error as { code: string }).code;
  }
}
