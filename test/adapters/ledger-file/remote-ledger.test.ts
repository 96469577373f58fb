import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { forkChildren } from '../../../electron/adapters/children/fork-children.ts';
import { remoteLedger, type LedgerInit, type RemoteLedger } from '../../../electron/adapters/remote/ledger.ts';
import {
  draft,
  openLog,
  sidecarKey,
  signingSeed,
  temporaryFolder,
  tickingClock,
  verifierFolder,
} from './log-for-tests.ts';
import type { Channel } from '../../../electron/wire/channel.ts';

const door = fileURLToPath(new URL('../../../electron/ledger.ts', import.meta.url));
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function initFor(folder: string): LedgerInit {
  return {
    folder: join(folder, 'log'),
    signingSeed,
    sidecarKey,
    app: { version: '0.1.0', build: 'test' },
    verifierFolder,
    knownHead: null,
  };
}

/** A remote log, and the channel of its newest process to kill it by. */
async function remote(folder: string): Promise<{ ledger: RemoteLedger; channels: Channel[] }> {
  const children = forkChildren(() => door);
  closers.push(children.close);
  const channels: Channel[] = [];
  const ledger = await remoteLedger(
    {
      open: async (name) => {
        const channel = await children.open(name);
        channels.push(channel);
        return channel;
      },
      close: children.close,
    },
    initFor(folder),
  );
  return { ledger, channels };
}

describe('the log in its own process', () => {
  test('appends, finds, gets, verifies and says where it stands', async () => {
    const { ledger } = await remote(temporaryFolder());
    const receipt = await ledger.append(draft(1), { note: 'hello' });
    expect(receipt.index).toBe(1);
    expect((await ledger.get(1))?.details).toEqual({ note: 'hello' });
    const all = { kinds: null, matter: null, subject: null, since: null, until: null, before: null, limit: 10 };
    expect((await ledger.search(all)).events.map(({ event }) => event.kind)).toEqual(['document.viewed', 'log.opened']);
    expect((await ledger.verify()).outcome).toBe('intact-with-findings');
    expect(await ledger.state()).toMatchObject({ status: 'open', size: 2, alarm: null });
    await ledger.close();
    await expect(ledger.append(draft(2))).rejects.toMatchObject({ code: 'log-unavailable' });
  });

  test('refuses what was in flight when its process died, and opens again at the next call', async () => {
    const { ledger, channels } = await remote(temporaryFolder());
    await ledger.append(draft(1));
    const lost = Promise.allSettled(Array.from({ length: 50 }, (_, n) => ledger.append(draft(n))));
    channels.at(-1)?.kill();
    for (const one of await lost) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'log-unavailable' });
    }
    const both = await Promise.all([ledger.append(draft(98)), ledger.append(draft(99))]);
    expect(both[1].index).toBe(both[0].index + 1);
    expect(channels).toHaveLength(2);
    expect((await ledger.verify()).outcome).toBe('intact-with-findings');
  });

  test('is refused to a second process while the first lives, and is free once that is gone', async () => {
    const folder = temporaryFolder();
    const { ledger } = await remote(folder);
    await expect(remote(folder)).rejects.toMatchObject({ code: 'in-use' });
    await ledger.close();
    const again = await remote(folder);
    await again.ledger.close();
  });

  test('is refused when it cannot be written at all', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'log'), 'a file where the folder should be');
    await expect(remote(folder)).rejects.toMatchObject({ code: 'log-unavailable' });
  });

  test('is refused with class and entry when it was tampered with', async () => {
    const folder = temporaryFolder();
    const { ledger } = await remote(folder);
    await ledger.append(draft(1));
    await ledger.close();
    const path = join(folder, 'log', 'journal', '000000000000.seg');
    const bytes = readFileSync(path);
    const at = bytes.indexOf('"d_1"');
    bytes[at + 2] = 0x39;
    writeFileSync(path, bytes);
    await expect(remote(folder)).rejects.toMatchObject({
      code: 'log-tampered',
      subject: expect.stringContaining('altered-entry at entry 1'),
    });
  });
});

describe('a process killed at any moment', () => {
  const writer = fileURLToPath(new URL('append-until-killed.ts', import.meta.url));

  /** Starts a process that appends without end and tells of each durable event; kills it after some milliseconds. */
  function appendAndKill(folder: string, milliseconds: number): Promise<{ index: number; leaf: string }[]> {
    const child: ChildProcess = fork(writer, [folder], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const told: { index: number; leaf: string }[] = [];
    return new Promise((resolve) => {
      child.on('message', (message) => {
        if (told.length === 0) setTimeout(() => child.kill('SIGKILL'), milliseconds);
        told.push(message as { index: number; leaf: string });
      });
      child.on('exit', () => {
        resolve(told);
      });
    });
  }

  test('has lost no event that it acknowledged, and the log opens and verifies', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'log'));
    let acknowledged = 0;
    for (let kill = 0; kill < 20; kill++) {
      const told = await appendAndKill(folder, Math.random() * 40);
      acknowledged += told.length;
      const log = await openLog(folder, { clock: tickingClock('2030-01-01T00:00:00.000Z') });
      for (const { index, leaf } of told) expect((await log.get(index))?.stored.leaf).toBe(leaf);
      const verdict = await log.verify();
      expect(verdict.lines.filter(({ verdict: one }) => one === 'failed')).toEqual([]);
      await log.close();
    }
    expect(acknowledged).toBeGreaterThan(100);
  }, 120_000);
});
