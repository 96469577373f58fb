/** Logs in temporary folders, with a clock that tests turn. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect } from 'vitest';
import { ed25519Signer, witnessSigner } from '../../../electron/adapters/signer/ed25519-signer.ts';
import { openLedger, type FileLedger } from '../../../electron/adapters/ledger-file/open-ledger.ts';
import type { LedgerOptions } from '../../../electron/adapters/ledger-file/ledger-options.ts';
import type { EventDraft } from '../../../electron/contract/audit.ts';
import type { UtcTime } from '../../../electron/contract/ids.ts';

export const verifierFolder = fileURLToPath(new URL('../../../resources/verifier', import.meta.url));
export const signingSeed = new Uint8Array(32).fill(7);
export const sidecarKey = new Uint8Array(32).fill(9);

const folders: string[] = [];
const logs: FileLedger[] = [];

afterEach(async () => {
  await Promise.all(logs.splice(0).map((log) => log.close().catch(() => undefined)));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cloister-ledger-'));
  folders.push(folder);
  return folder;
}

/** A clock that moves one second per look, from 2026-01-01. */
export function tickingClock(
  start = '2026-01-01T00:00:00.000Z',
): LedgerOptions['clock'] & { set: (to: string) => void } {
  let wall = Date.parse(start);
  let steady = 0;
  return {
    now: () => new Date((wall += 1000)).toISOString() as UtcTime,
    monotonic: () => (steady += 1000),
    set: (to) => {
      wall = Date.parse(to);
    },
  };
}

export function optionsFor(folder: string, changes: Partial<LedgerOptions> = {}): LedgerOptions {
  return {
    folder: join(folder, 'log'),
    signer: ed25519Signer(signingSeed),
    witness: witnessSigner(signingSeed),
    sidecarKey,
    app: { version: '0.1.0', build: 'test' },
    verifierFolder,
    knownHead: null,
    clock: tickingClock(),
    segmentBytes: 16 * 1024,
    reserveBytes: 4096,
    ...changes,
  };
}

/** Opens a log that the test need not close. */
export async function openLog(folder: string, changes: Partial<LedgerOptions> = {}): Promise<FileLedger> {
  const log = await openLedger(optionsFor(folder, changes));
  logs.push(log);
  return log;
}

export function draft(n: number, kind: EventDraft['kind'] = 'document.viewed'): EventDraft {
  return {
    kind,
    who: { user: 'u_0123456789', role: 'reviewer', auth: 'passphrase' },
    why: { purpose: 'test', matter: n % 3 === 0 ? null : `m_000000000${n % 3}` },
    what: { document: `d_${n}`, pages: n },
    ai: null,
    decision: null,
  };
}

/** Appends `count` events in batches of about ten, some with details. */
export async function fill(log: FileLedger, count: number, from = 0): Promise<void> {
  for (let start = from; start < from + count; start += 10) {
    const some = Array.from({ length: Math.min(10, from + count - start) }, (_, at) => start + at);
    await Promise.all(some.map((n) => log.append(draft(n), n % 4 === 0 ? { note: `details of ${n}` } : null)));
  }
}

/** A filter that lets every event through. */
export const everything = {
  kinds: null,
  matter: null,
  subject: null,
  since: null,
  until: null,
  before: null,
  limit: 500,
};

/** The journal's files, oldest first. */
export function segmentsOf(folder: string): string[] {
  const place = join(folder, 'log', 'journal');
  return readdirSync(place)
    .sort()
    .map((name) => join(place, name));
}

/** Changes one bit of a file. */
export function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** Where the text stands in a file; the test is wrong when it does not. */
export function find(path: string, text: string): number {
  const at = readFileSync(path).indexOf(text);
  expect(at).toBeGreaterThan(0);
  return at;
}
