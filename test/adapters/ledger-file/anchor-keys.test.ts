import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FileLedger } from '../../../electron/adapters/ledger-file/open-ledger.ts';
import { ed25519Signer, witnessSigner } from '../../../electron/adapters/signer/ed25519-signer.ts';
import { logKeyOf, officer } from '../../verifier/anchored-bundle.ts';
import { fill, openLog, temporaryFolder } from './log-for-tests.ts';

interface Keys {
  readonly witnesses: string[];
  readonly timestamps: string[];
  readonly seal?: string;
}

let folder: string;
const path = (): string => join(folder, 'log', 'anchor-keys.json');
const stored = (): Keys => JSON.parse(readFileSync(path(), 'utf8')) as Keys;
const store = (keys: Keys): void => {
  writeFileSync(path(), `${JSON.stringify({ version: 1, log: [], ...keys })}\n`);
};
const alarms = async (log: FileLedger): Promise<unknown[]> => {
  const found = await log.search({
    ...{ kinds: ['log.alarm'], matter: null, subject: null, since: null, until: null, before: null, limit: 10 },
  });
  return found.events.map(({ event }) => event.what);
};

/** A log that was anchored by a witness whom it trusts; closed. */
beforeEach(async () => {
  folder = temporaryFolder();
  const seed = new Uint8Array(32).fill(8);
  const witness = await openLog(temporaryFolder(), { signer: ed25519Signer(seed), witness: witnessSigner(seed) });
  const log = await openLog(folder);
  await fill(log, 5);
  const { request } = await log.requestAnchor(0, officer);
  await log.trustAnchor(await witness.witnessKey(), officer);
  await log.takeAnchor(Buffer.from((await witness.countersign(request, logKeyOf(7), officer)).note), officer);
  await log.close();
});

describe('the keys that a log trusts', () => {
  test('are sealed, and count again when the log is opened', async () => {
    expect(stored().seal).toMatch(/^[0-9a-f]{64}$/u);
    const log = await openLog(folder);
    expect((await log.state()).anchored).not.toBeNull();
    expect(await alarms(log)).toEqual([]);
  });

  test('trust nobody once somebody added one by hand, and that is an alarm in the log', async () => {
    const { witnesses, timestamps, seal } = stored();
    store({ witnesses, timestamps: [...timestamps, 'a'.repeat(64)], seal: seal ?? '' });
    const log = await openLog(folder);
    expect((await log.state()).anchored).toBeNull();
    expect(await alarms(log)).toEqual([{ class: 'altered-anchor-keys', keys: 0 }]);
  });

  test('of an earlier version, without a seal, are kept where the log tells of them, and sealed', async () => {
    const { witnesses, timestamps } = stored();
    store({ witnesses, timestamps });
    const log = await openLog(folder);
    expect((await log.state()).anchored).not.toBeNull();
    expect(await alarms(log)).toEqual([]);
    expect(stored()).toMatchObject({ witnesses, timestamps, seal: expect.stringMatching(/^[0-9a-f]{64}$/u) as string });
  });

  test('without a seal that the log does not tell of are dropped, and that is an alarm: no seal is no way round it', async () => {
    const { witnesses } = stored();
    store({ witnesses, timestamps: ['b'.repeat(64)] });
    const log = await openLog(folder);
    expect(await alarms(log)).toEqual([{ class: 'untold-anchor-keys', keys: 1 }]);
    expect(stored()).toMatchObject({ witnesses, timestamps: [] });
  });

  test('in a torn file trust nobody', async () => {
    writeFileSync(path(), '{"version":1,');
    const log = await openLog(folder);
    expect((await log.state()).anchored).toBeNull();
    expect(await alarms(log)).toHaveLength(1);
  });
});
