import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AuditEvent } from '../../../electron/contract/audit.ts';
import { canonicalJson } from '../../../electron/core/ledger/canonical-json.ts';
import {
  draft,
  everything,
  fill,
  find,
  flip,
  openLog,
  optionsFor,
  segmentsOf,
  temporaryFolder,
  tickingClock,
} from './log-for-tests.ts';
import { openLedger } from '../../../electron/adapters/ledger-file/open-ledger.ts';

describe('an audit log in a folder', () => {
  test('keeps what was appended, over closing and opening, in many segments', async () => {
    const folder = temporaryFolder();
    const first = await openLog(folder);
    await fill(first, 100);
    const before = await first.state();
    await first.close();
    expect(segmentsOf(folder).length).toBeGreaterThan(2);

    const second = await openLog(folder, { clock: tickingClock('2026-01-02T00:00:00.000Z') });
    const state = await second.state();
    expect(state.size).toBe(before.size + 1);
    const { events, size } = await second.search(everything);
    expect(size).toBe(102);
    expect(events.map(({ event }) => event.n)).toEqual(Array.from({ length: 102 }, (_, at) => 101 - at));
    expect(events.filter(({ event }) => event.kind === 'document.viewed')).toHaveLength(100);
    expect((await second.verify()).outcome).toBe('intact-with-findings');
  });

  test('stores each event in canonical form with its number, its predecessor and the frame of the application', async () => {
    const log = await openLog(temporaryFolder());
    const receipt = await log.append(draft(1), { name: 'Jane Roe' });
    const found = await log.get(receipt.index);
    const before = await log.get(receipt.index - 1);
    const event = AuditEvent.parse(found?.stored.event);
    expect(found?.canonical).toBe(canonicalJson(event));
    expect(found?.stored.leaf).toBe(receipt.leaf);
    expect(event).toMatchObject({ v: 1, n: receipt.index, prev: before?.stored.leaf, app: { version: '0.1.0' } });
    expect(event.side).toMatch(/^[0-9a-f]{64}$/u);
  });

  test('gives details back, and keeps them out of every file in the clear', async () => {
    const folder = temporaryFolder();
    const log = await openLog(folder);
    const { index } = await log.append(draft(1), { name: 'Jane Roe of Springfield' });
    expect((await log.get(index))?.details).toEqual({ name: 'Jane Roe of Springfield' });
    await log.close();
    for (const name of readdirSync(join(folder, 'log'), { recursive: true, encoding: 'utf8' })) {
      const path = join(folder, 'log', name);
      if (statSync(path).isFile()) expect(readFileSync(path).includes('Springfield')).toBe(false);
    }
    const again = await openLog(folder);
    expect((await again.get(index))?.details).toEqual({ name: 'Jane Roe of Springfield' });
  });

  test('has no entry beyond its end', async () => {
    const log = await openLog(temporaryFolder());
    expect(await log.get(1)).toBeNull();
  });

  test('finds by kind, matter, subject, time and place, newest first', async () => {
    const log = await openLog(temporaryFolder());
    await fill(log, 40);
    await log.append(draft(7, 'export.created'));
    const numbers = async (filter: Partial<typeof everything>): Promise<number[]> =>
      (await log.search({ ...everything, ...filter })).events.map(({ event }) => event.n);
    expect(await numbers({ kinds: ['export.created'] as never })).toEqual([41]);
    expect(await numbers({ subject: 'd_7' as never })).toEqual([41, 8]);
    expect(await numbers({ matter: 'm_0000000001' as never })).toHaveLength(14);
    expect(await numbers({ limit: 3 })).toEqual([41, 40, 39]);
    expect(await numbers({ before: 39 as never, limit: 2 })).toEqual([38, 37]);
    const [sixth] = (await log.search({ ...everything, before: 6, limit: 1 })).events;
    expect(await numbers({ until: sixth?.event.at as never })).toEqual([5, 4, 3, 2, 1, 0]);
  });

  test('refuses an event that no leaf can hold, and goes on', async () => {
    const log = await openLog(temporaryFolder());
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`key${at}`, 'x'.repeat(200)]));
    await expect(log.append({ ...draft(1), what: many })).rejects.toMatchObject({ code: 'invalid' });
    await expect(log.append({ ...draft(1), what: { broken: '\ud800' } })).rejects.toMatchObject({ code: 'invalid' });
    expect((await log.append(draft(2))).index).toBe(1);
  });

  test('says so when the clock was set back, and when it ran ahead', async () => {
    const clock = tickingClock();
    const log = await openLog(temporaryFolder(), { clock });
    await log.append(draft(1));
    clock.set('2025-06-01T00:00:00.000Z');
    await log.append(draft(2));
    clock.set('2026-02-01T00:00:00.000Z');
    await log.append(draft(3));
    const kinds = (await log.search(everything)).events.map(({ event }) => event.kind).reverse();
    expect(kinds).toEqual([
      'log.opened',
      'document.viewed',
      'clock.jump',
      'document.viewed',
      'clock.jump',
      'document.viewed',
    ]);
    const verdict = await log.verify();
    expect(verdict.lines.find(({ check }) => check === 'clock')).toMatchObject({ class: 'clock-jump', index: 2 });
  });
});

describe('one opener', () => {
  test('is all a log takes; the next one may when it has closed', async () => {
    const folder = temporaryFolder();
    const first = await openLog(folder);
    await expect(openLedger(optionsFor(folder))).rejects.toMatchObject({ code: 'in-use' });
    await first.close();
    await openLog(folder);
  });
});

describe('a log that was tampered with while it was closed', () => {
  async function closedLog(count = 60): Promise<string> {
    const folder = temporaryFolder();
    const log = await openLog(folder);
    await fill(log, count);
    await log.close();
    return folder;
  }

  const refusal = (folder: string, changes = {}): Promise<unknown> =>
    openLog(folder, changes).then(
      () => 'opened',
      (error: unknown) => error,
    );

  test('refuses to open and names the entry, whichever it is', async () => {
    for (const n of [1, 17, 42, 59]) {
      const folder = await closedLog();
      const path = segmentsOf(folder).find((one) => readFileSync(one).includes(`"d_${n}"`)) ?? '';
      flip(path, find(path, `"d_${n}"`) + 2);
      expect(await refusal(folder)).toMatchObject({
        code: 'log-tampered',
        subject: expect.stringContaining(`altered-entry at entry ${n + 1}:`),
      });
    }
  });

  test('names the entry even when its checksum was made to fit', async () => {
    const { encodeRecord, readRecord, segmentHeaderBytes, recordTypes } = {
      ...(await import('../../../electron/adapters/ledger-file/journal-record.ts')),
      ...(await import('../../../electron/adapters/ledger-file/segment.ts')),
    };
    const folder = await closedLog();
    const path = segmentsOf(folder)[1] ?? '';
    const content = readFileSync(path);
    let record = readRecord(content, segmentHeaderBytes);
    while (typeof record !== 'string' && record.type !== recordTypes.leaf) record = readRecord(content, record.end);
    if (typeof record === 'string') throw new Error('no leaf');
    const text = Buffer.from(record.payload).toString('utf8');
    const n = (JSON.parse(text) as { n: number }).n;
    content.set(encodeRecord(recordTypes.leaf, Buffer.from(text.replace('reviewer', 'approver'))), record.start);
    writeFileSync(path, content);
    expect(await refusal(folder)).toMatchObject({
      code: 'log-tampered',
      subject: expect.stringContaining(`altered-entry at entry ${n}:`),
    });
  });

  test('refuses when its end was cut off', async () => {
    const folder = await closedLog();
    const last = segmentsOf(folder).at(-1) ?? '';
    rmSync(last);
    const first = Number(/(\d{12})\.seg$/u.exec(last)?.[1]);
    expect(await refusal(folder)).toMatchObject({
      code: 'log-tampered',
      subject: expect.stringContaining(`truncated-log at entry ${first}:`),
    });
  });

  test('refuses when a segment in the middle is gone', async () => {
    const folder = await closedLog();
    rmSync(segmentsOf(folder)[1] ?? '');
    expect(await refusal(folder)).toMatchObject({ code: 'log-tampered' });
  });

  test('refuses when the last batches were overwritten with zeros', async () => {
    const folder = await closedLog();
    const last = segmentsOf(folder).at(-1) ?? '';
    const bytes = statSync(last).size;
    truncateSync(last, 32);
    truncateSync(last, bytes);
    expect(await refusal(folder)).toMatchObject({
      code: 'log-tampered',
      subject: expect.stringContaining('truncated-log'),
    });
  });

  test('refuses when the record of the last acknowledged entry is gone, unless a head is held outside', async () => {
    const folder = await closedLog();
    const log = await openLog(folder);
    const { size, root } = await log.state();
    await log.close();
    rmSync(join(folder, 'log', 'head'));
    expect(await refusal(folder)).toMatchObject({
      code: 'log-tampered',
      subject: expect.stringContaining('missing-head'),
    });
    expect(await refusal(folder, { knownHead: { size, root } })).toBe('opened');
  });

  test('refuses an older copy of itself when a newer head is held outside', async () => {
    const folder = await closedLog();
    const older = temporaryFolder();
    const { cpSync } = await import('node:fs');
    cpSync(join(folder, 'log'), join(older, 'log'), { recursive: true });
    const log = await openLog(folder);
    await fill(log, 5);
    const { size, root } = await log.state();
    expect(await refusal(older, { knownHead: { size, root } })).toMatchObject({
      code: 'log-tampered',
      subject: expect.stringContaining('rolled-back-log at entry 61:'),
    });
  });

  test('refuses a log of the same length with another past', async () => {
    const folder = await closedLog();
    const other = temporaryFolder();
    const log = await openLog(other);
    await fill(log, 60, 1000);
    const { size, root } = await log.state();
    expect(await refusal(folder, { knownHead: { size, root } })).toMatchObject({
      code: 'log-tampered',
      subject: expect.stringContaining('forked-log'),
    });
  });

  test('refuses a log that another key wrote', async () => {
    const folder = await closedLog();
    const { ed25519Signer } = await import('../../../electron/adapters/signer/ed25519-signer.ts');
    expect(await refusal(folder, { signer: ed25519Signer(new Uint8Array(32).fill(8)) })).toMatchObject({
      code: 'log-tampered',
      subject: expect.stringContaining('foreign-log at entry 0:'),
    });
  });

  test('says so when details were exchanged or lost', async () => {
    const folder = await closedLog();
    const place = join(folder, 'log', 'sidecar');
    const path = join(place, readdirSync(place).find((name) => name.endsWith('.side')) ?? '');
    flip(path, 100);
    const log = await openLog(folder);
    const verdict = await log.verify();
    expect(verdict.outcome).toBe('tampered');
    expect(verdict.lines).toContainEqual(expect.objectContaining({ class: 'altered-details', index: 1 }));
    expect((await log.get(1))?.details).toBeNull();
    expect(existsSync(path)).toBe(true);
  });
});
