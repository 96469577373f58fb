import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFile, type LogFile, type OpenFile } from '../../../electron/adapters/ledger-file/log-files.ts';
import { openLedger } from '../../../electron/adapters/ledger-file/open-ledger.ts';
import { draft, fill, openLog, optionsFor, temporaryFolder, tickingClock } from './log-for-tests.ts';

const later = { clock: tickingClock('2031-01-01T00:00:00.000Z') };
const everything = { kinds: null, matter: null, subject: null, since: null, until: null, before: null, limit: 500 };

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Files whose operations fail when `fails` says so. */
function failingFiles(fails: (operation: string, path: string) => string | null): OpenFile {
  const guard = (operation: string, path: string): void => {
    const code = fails(operation, path);
    if (code !== null) throw systemError(code);
  };
  return async (path, flags) => {
    guard(flags === 'wx' ? 'create' : 'open', path);
    const file = await openFile(path, flags);
    const wrapped: LogFile = {
      read: file.read.bind(file),
      stat: file.stat.bind(file),
      truncate: file.truncate.bind(file),
      close: file.close.bind(file),
      write: (async (bytes: Uint8Array, offset: number, length: number, position: number) => {
        guard('write', path);
        return file.write(bytes, offset, length, position);
      }) as LogFile['write'],
      datasync: async () => {
        guard('datasync', path);
        await file.datasync();
      },
      sync: async () => {
        guard('sync', path);
        await file.sync();
      },
    };
    return wrapped;
  };
}

describe('a sync that fails', () => {
  test('poisons the log: nothing in flight or after it is acknowledged, and it is never tried again', async () => {
    const folder = temporaryFolder();
    let isBroken = false;
    let syncs = 0;
    let told = '';
    const files = failingFiles((operation, path) => {
      if (operation === 'datasync' && path.endsWith('.seg') && isBroken) syncs++;
      return isBroken && operation === 'datasync' ? 'EIO' : null;
    });
    const log = await openLog(folder, { openFile: files, onPoison: (reason) => (told = reason) });
    await fill(log, 10);
    isBroken = true;
    const lost = await Promise.allSettled([1, 2, 3].map((n) => log.append(draft(n))));
    isBroken = false;
    for (const one of lost) expect(one).toMatchObject({ status: 'rejected', reason: { code: 'log-unavailable' } });
    await expect(log.append(draft(4))).rejects.toMatchObject({ code: 'log-unavailable' });
    expect(syncs).toBe(1);
    expect(told).toBe('EIO');
    expect((await log.state()).status).toBe('unavailable');
    expect((await log.state()).size).toBe(11);
    await log.close();

    const again = await openLog(folder, later);
    expect((await again.verify()).lines.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
    expect((await again.state()).size).toBeGreaterThanOrEqual(12);
  });

  test('is not forgotten at the next opening: what may never have reached the disk is written and synced again first', async () => {
    const folder = temporaryFolder();
    let isBroken = false;
    const log = await openLog(folder, {
      openFile: failingFiles((operation) => (isBroken && operation === 'datasync' ? 'EIO' : null)),
    });
    isBroken = true;
    await expect(log.append(draft(1))).rejects.toMatchObject({ code: 'log-unavailable' });
    await log.close();
    await expect(
      openLedger(
        optionsFor(folder, { openFile: failingFiles((operation) => (operation === 'datasync' ? 'EIO' : null)) }),
      ),
    ).rejects.toMatchObject({ code: 'log-unavailable' });
    await openLog(folder, later);
  });
});

describe('any single operation that fails', () => {
  const operations = ['open', 'create', 'write', 'datasync', 'sync'];
  const codes = ['EIO', 'ENOSPC', 'EROFS', 'EACCES'];

  test('loses no acknowledged event, and the log opens again', async () => {
    for (const operation of operations) {
      for (let occurrence = 0; occurrence < 12; occurrence++) {
        const folder = temporaryFolder();
        const code = codes[occurrence % codes.length] ?? 'EIO';
        let seen = 0;
        const files = failingFiles((one) => (one === operation && seen++ === occurrence ? code : null));
        const acknowledged: { index: number; leaf: string }[] = [];
        const log = await openLog(folder, { openFile: files, segmentBytes: 4096 }).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'log-unavailable' });
          return null;
        });
        for (let n = 0; n < 12 && log !== null; n++) {
          await log.append(draft(n), n % 3 === 0 ? { n } : null).then(
            (receipt) => acknowledged.push(receipt),
            (error: unknown) => {
              expect(error).toMatchObject({ code: 'log-unavailable' });
            },
          );
        }
        await log?.close();
        const again = await openLog(folder, { ...later, segmentBytes: 4096 });
        for (const { index, leaf } of acknowledged) expect((await again.get(index))?.stored.leaf).toBe(leaf);
        expect((await again.verify()).lines.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
        await again.close();
      }
    }
  }, 120_000);
});

describe('a power cut', () => {
  /** The last batch as it can be found when its write was not synced: any of its 512-byte sectors may be old. */
  test('in the middle of a batch costs only what was not acknowledged; the rest is kept in quarantine and logged', async () => {
    for (let trial = 0; trial < 24; trial++) {
      const folder = temporaryFolder();
      const log = await openLog(folder, { segmentBytes: 64 * 1024 });
      await fill(log, 30);
      const before = await log.state();
      const path = join(folder, 'log', 'journal', '000000000000.seg');
      const old = readFileSync(path);
      const head = readFileSync(join(folder, 'log', 'head'));
      // One batch of several sectors; five at once would be two, of which the first was acknowledged.
      const facts = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`fact${at}`, 'x'.repeat(180)]));
      await log.append({ ...draft(1), what: facts });
      await log.close();
      const torn = readFileSync(path);
      const sectors = torn.length / 512;
      let kept = 0;
      for (let sector = 0; sector < sectors; sector++) {
        const [start, end] = [sector * 512, sector * 512 + 512];
        if (torn.subarray(start, end).equals(old.subarray(start, end))) continue;
        if ((trial * 7 + sector * 3) % 5 < 2) kept++;
        else torn.set(old.subarray(start, end), start);
      }
      writeFileSync(path, torn);
      writeFileSync(join(folder, 'log', 'head'), head);
      const again = await openLog(folder, { ...later, segmentBytes: 64 * 1024 });
      const { events } = await again.search(everything);
      const opened = events.filter(({ event }) => event.kind !== 'clock.jump');
      expect(opened.length).toBeGreaterThan(before.size);
      const recovered = events.find(({ event }) => event.kind === 'log.recovered');
      const quarantine = join(folder, 'log', 'quarantine');
      expect(existsSync(quarantine)).toBe(recovered !== undefined);
      if (kept > 0) expect(recovered?.event.what.size).toBe(before.size);
      if (recovered !== undefined) {
        const [name] = readdirSync(quarantine);
        expect(statSync(join(quarantine, name ?? '')).size).toBe(recovered.event.what.bytes);
        expect(name).toContain(String(recovered.event.what.sha256).slice(0, 16));
      }
      expect((await again.verify()).lines.filter(({ verdict }) => verdict === 'failed')).toEqual([]);
      await again.close();
    }
  }, 60_000);
});

describe('a full disk', () => {
  test('is written down with the help of the reserve, and then refuses', async () => {
    const folder = temporaryFolder();
    let isFull = false;
    const files = failingFiles((operation, path) => {
      const hasReserve = existsSync(join(folder, 'log', 'reserve'));
      return isFull && hasReserve && operation === 'create' && path.endsWith('.seg') ? 'ENOSPC' : null;
    });
    const log = await openLog(folder, { openFile: files });
    isFull = true;
    await fill(log, 60);
    const { events } = await log.search({ ...everything, kinds: ['disk.low'] });
    expect(events).toHaveLength(1);
    expect(existsSync(join(folder, 'log', 'reserve'))).toBe(false);
  });
});

describe('a place where nothing can be written', () => {
  test('is said to be one at once', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'log'));
    const readOnly = failingFiles((operation) => (operation === 'open' ? null : 'EROFS'));
    await expect(openLedger(optionsFor(folder, { openFile: readOnly }))).rejects.toMatchObject({
      code: 'log-unavailable',
      subject: 'EROFS',
    });
  });
});

describe('an export', () => {
  test('of the same range is the same, byte for byte', async () => {
    const folder = temporaryFolder();
    const log = await openLog(folder, { segmentBytes: 4096 });
    await fill(log, 50);
    const range = { since: '2026-01-01T00:00:10', until: '2026-01-01T00:00:40' };
    const one = await log.export(join(folder, 'one'), range);
    await fill(log, 20, 50);
    expect(await log.export(join(folder, 'two'), range)).toEqual(one);
    const names = readdirSync(join(folder, 'one'), { recursive: true, encoding: 'utf8' });
    expect(readdirSync(join(folder, 'two'), { recursive: true, encoding: 'utf8' }).sort()).toEqual(names.sort());
    for (const name of names) {
      const path = join(folder, 'one', name);
      if (statSync(path).isFile())
        expect(readFileSync(path).equals(readFileSync(join(folder, 'two', name)))).toBe(true);
    }
    expect(one.entries).toBe(31);
  });

  test('goes only into a folder that is empty, leaves nothing behind when it fails, and takes dates only', async () => {
    const folder = temporaryFolder();
    const log = await openLog(folder, { verifierFolder: join(folder, 'nowhere') });
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full', 'mine.txt'), 'mine');
    const all = { since: null, until: null };
    await expect(log.export(join(folder, 'full'), all)).rejects.toMatchObject({ code: 'folder-not-empty' });
    await expect(log.export(join(folder, 'new'), all)).rejects.toMatchObject({ code: 'unreadable' });
    await expect(log.export(join(folder, 'new'), { since: 'yesterday', until: null })).rejects.toMatchObject({
      code: 'invalid',
    });
    expect(readdirSync(folder).sort()).toEqual(['full', 'log']);
  });
});
