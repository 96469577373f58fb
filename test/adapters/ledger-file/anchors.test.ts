import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileLedger } from '../../../electron/adapters/ledger-file/open-ledger.ts';
import { parseCheckpoint } from '../../../electron/core/ledger/checkpoint.ts';
import { authorities, makeToken } from '../../fixtures/make-token.ts';
import { logKeyOf, officer, sha256Of } from '../../verifier/anchored-bundle.ts';
import { ed25519Signer, witnessSigner } from '../../../electron/adapters/signer/ed25519-signer.ts';
import { draft, fill, openLog, temporaryFolder, tickingClock } from './log-for-tests.ts';

const everything = { kinds: null, matter: null, subject: null, since: null, until: null, before: null, limit: 500 };

/** A log with another key, that can witness the first. */
function openWitness(): Promise<FileLedger> {
  const seed = new Uint8Array(32).fill(8);
  return openLog(temporaryFolder(), { signer: ed25519Signer(seed), witness: witnessSigner(seed) });
}

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => String(error),
  );

describe('a head that goes out', () => {
  test('is an event first, and is the same bytes when it is asked for again at that size', async () => {
    const log = await openLog(temporaryFolder());
    await fill(log, 20);
    const { size, note, request } = await log.requestAnchor(0, officer);
    expect((await log.get(size - 1))?.stored.event).toMatchObject({ kind: 'anchor.requested', what: { old: 0 } });
    expect(parseCheckpoint(note)?.checkpoint.size).toBe(size);
    expect(request).toBe(`old 0\n\n${note}`);
    expect(await refusalOf(log.requestAnchor(1000, officer))).toContain('invalid: old 1000');
  });
});

describe('a countersignature by another log', () => {
  test('anchors the log once that log is trusted, over closing and opening', async () => {
    const folder = temporaryFolder();
    const log = await openLog(folder);
    const witness = await openWitness();
    await fill(log, 20);
    expect((await log.state()).anchored).toBeNull();
    const asked = await log.requestAnchor(0, officer);
    const { note } = await witness.countersign(asked.request, logKeyOf(7), officer);
    expect(await refusalOf(log.takeAnchor(Buffer.from(note), officer))).toContain(
      'invalid: unknown-witness cloister.invalid/witness/',
    );
    await log.trustAnchor(await witness.witnessKey(), officer);
    const taken = await log.takeAnchor(Buffer.from(note), officer);
    expect(taken).toMatchObject({ kind: 'cosignature', size: asked.size });
    expect(taken.by).toContain('cloister.invalid/witness/');
    const anchored = { size: asked.size, at: taken.at, by: taken.by };
    expect((await log.state()).anchored).toEqual(anchored);
    const verdict = await log.verify();
    expect(verdict).toMatchObject({ outcome: 'intact', anchoredTo: asked.size });
    expect(verdict.unanchoredTail).toBe(verdict.size - asked.size);
    const kinds = (await log.search(everything)).events.map(({ event }) => event.kind);
    expect(kinds.slice(0, 3)).toEqual(['anchor.received', 'settings.changed', 'anchor.requested']);
    await log.close();
    expect((await (await openLog(folder)).state()).anchored).toEqual(anchored);
  });

  test('is given only to a log that continues the head seen last', async () => {
    const [folder, older] = [temporaryFolder(), temporaryFolder()];
    const log = await openLog(folder);
    const witness = await openWitness();
    await fill(log, 20);
    await log.close();
    cpSync(join(folder, 'log'), join(older, 'log'), { recursive: true });
    const [one, other] = [await openLog(folder), await openLog(older)];
    await fill(one, 9);
    const first = await one.requestAnchor(0, officer);
    const second = await (async () => {
      await fill(one, 30);
      return one.requestAnchor(first.size, officer);
    })();
    const sign = (request: string, key = logKeyOf(7)): Promise<string> =>
      refusalOf(witness.countersign(request, key, officer));
    expect(await sign(first.request, logKeyOf(6))).toContain('invalid: foreign-key');
    expect(await sign(first.request)).toBe('done');
    expect(await sign(first.request.replace('old 0', 'old 3'))).toContain(`invalid: old ${first.size}`);
    expect(await sign(second.request)).toBe('done');
    expect(await sign(first.request)).toContain('invalid: rolled-back');
    await fill(other, 100);
    const forked = await other.requestAnchor(second.size, officer);
    expect(await sign(forked.request)).toContain('invalid: forked');
    expect(await sign('old 0\n\nno head\n')).toContain('invalid: no request');
  });

  test('with a wrong signature is refused and not kept', async () => {
    const folder = temporaryFolder();
    const log = await openLog(folder);
    const witness = await openWitness();
    await log.trustAnchor(await witness.witnessKey(), officer);
    const asked = await log.requestAnchor(0, officer);
    const { note } = await witness.countersign(asked.request, logKeyOf(7), officer);
    const lines = note.split('\n');
    const last = lines.at(-2) ?? '';
    const broken = [...lines.slice(0, -2), last.replace(/.{6}$/u, 'AAAAA='), ''].join('\n');
    expect(await refusalOf(log.takeAnchor(Buffer.from(broken), officer))).toContain('invalid: ');
    expect(readdirSync(join(folder, 'log', 'anchors'))).toHaveLength(1);
    expect((await log.state()).anchored).toBeNull();
  });
});

describe('a time stamp', () => {
  test.each(Object.entries(authorities))(
    'by an authority with a key of kind %s anchors the head that was sent out',
    async (_, one) => {
      const log = await openLog(temporaryFolder());
      await fill(log, 5);
      const asked = await log.requestAnchor(0, officer);
      const token = makeToken(one, Buffer.from(asked.note));
      const sum = sha256Of(one.certificate);
      expect(await refusalOf(log.takeAnchor(token, officer))).toContain(`unknown-certificate ${sum}`);
      await log.trustAnchor(sum, officer);
      expect(await refusalOf(log.takeAnchor(makeToken(one, Buffer.from('other')), officer))).toContain(
        'foreign-timestamp',
      );
      const taken = await log.takeAnchor(token, officer);
      expect(taken).toMatchObject({ kind: 'timestamp', size: asked.size, at: '2026-11-24T12:00:00.000Z' });
      expect((await log.state()).anchored).toEqual({ size: asked.size, at: taken.at, by: taken.by });
    },
  );

  test('that is older than the newest entry under it shows that the clock of the log is ahead, and that is an event', async () => {
    const log = await openLog(temporaryFolder(), { clock: tickingClock('2027-06-01T00:00:00.000Z') });
    const asked = await log.requestAnchor(0, officer);
    await log.trustAnchor(sha256Of(authorities.p256.certificate), officer);
    const taken = await log.takeAnchor(makeToken(authorities.p256, Buffer.from(asked.note)), officer);
    expect(taken.apart).toBeGreaterThan(86_400);
    expect((await log.search({ ...everything, kinds: ['clock.jump'] })).events).toHaveLength(1);
  });
});

describe('an imported head', () => {
  async function copies(): Promise<{ kept: string; log: FileLedger }> {
    const [folder, older] = [temporaryFolder(), temporaryFolder()];
    const log = await openLog(folder);
    await fill(log, 20);
    await log.close();
    cpSync(join(folder, 'log'), join(older, 'log'), { recursive: true });
    return { kept: older, log: await openLog(folder) };
  }

  test('that the log continues is taken, and says nothing about time', async () => {
    const { log } = await copies();
    const { note } = await log.requestAnchor(0, officer);
    await fill(log, 5);
    expect(await log.takeAnchor(Buffer.from(note), officer)).toMatchObject({ kind: 'head', at: null });
    expect((await log.state()).anchored).toBeNull();
  });

  test('that is newer than the log is an alarm at once, and at every start', async () => {
    const { kept, log } = await copies();
    await fill(log, 40);
    const { note, size } = await log.requestAnchor(0, officer);
    const older = await openLog(kept);
    expect(await refusalOf(older.takeAnchor(Buffer.from(note), officer))).toContain(
      'log-tampered: rolled-back-log at entry',
    );
    const alarms = (await older.search({ ...everything, kinds: ['log.alarm'] })).events;
    expect(alarms[0]?.event.what).toEqual({ class: 'rolled-back', size });
    await older.close();
    expect(await refusalOf(openLog(kept))).toContain('rolled-back-log');
  });

  test('of another past of the same key is an alarm at once, and at every start', async () => {
    const { kept, log } = await copies();
    const { note } = await log.requestAnchor(0, officer);
    const older = await openLog(kept);
    await older.append(draft(99));
    expect(await refusalOf(older.takeAnchor(Buffer.from(note), officer))).toContain(
      'log-tampered: forked-log at entry 0',
    );
    await older.close();
    expect(await refusalOf(openLog(kept))).toContain('forked-log');
  });

  test('of another log, or no head at all, is refused', async () => {
    const { log } = await copies();
    const witness = await openWitness();
    const { note } = await witness.requestAnchor(0, officer);
    expect(await refusalOf(log.takeAnchor(Buffer.from(note), officer))).toContain('invalid: foreign-head');
    expect(await refusalOf(log.takeAnchor(Buffer.from('hello'), officer))).toContain(
      'invalid: no checkpoint and no time stamp',
    );
    expect(await refusalOf(log.trustAnchor('someone', officer))).toContain('invalid: anchor key');
    expect(await refusalOf(log.trustAnchor(logKeyOf(7), officer))).toContain('invalid: anchor key');
  });

  test('of a stranger, put among the anchors by hand, does not keep the log from opening', async () => {
    const { kept } = await copies();
    const { note } = await (await openWitness()).requestAnchor(0, officer);
    mkdirSync(join(kept, 'log', 'anchors'));
    writeFileSync(join(kept, 'log', 'anchors', '000000000002-0000000000000000.note'), note);
    const log = await openLog(kept);
    const verdict = await log.verify();
    expect(verdict.lines).toContainEqual(expect.objectContaining({ check: 'anchors', class: 'foreign-head' }));
  });
});
