/** A bundle with every kind of anchor in it: a cosignature by another log, and time stamps by three kinds of key. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ed25519Signer, witnessSigner } from '../../electron/adapters/signer/ed25519-signer.ts';
import { openLedger, type FileLedger } from '../../electron/adapters/ledger-file/open-ledger.ts';
import type { EventActor } from '../../electron/contract/audit.ts';
import type { UtcTime } from '../../electron/contract/ids.ts';
import { canonicalJson } from '../../electron/core/ledger/canonical-json.ts';
import { formatVerifierKey, keyTypes } from '../../electron/core/ledger/signed-note.ts';
import { originOf } from '../../electron/core/ledger/checkpoint.ts';
import { authorities, makeToken } from '../fixtures/make-token.ts';
import { draft, readFolder, verifierFolder, type Files } from './memory-bundle.ts';

export const officer: EventActor = { user: 'u_1', role: 'compliance', auth: 'passphrase' };

/** Opens a log whose key follows from one byte. */
export function logOf(folder: string, key: number, start = '2026-01-01T00:00:00.000Z'): Promise<FileLedger> {
  let wall = Date.parse(start);
  let steady = 0;
  return openLedger({
    folder,
    signer: ed25519Signer(new Uint8Array(32).fill(key)),
    witness: witnessSigner(new Uint8Array(32).fill(key)),
    sidecarKey: new Uint8Array(32).fill(9),
    app: { version: '0.1.0', build: 'test' },
    verifierFolder,
    knownHead: null,
    clock: { now: () => new Date((wall += 1000)).toISOString() as UtcTime, monotonic: () => (steady += 1000) },
    reserveBytes: 0,
  });
}

export function logKeyOf(key: number): string {
  const { publicKey } = ed25519Signer(new Uint8Array(32).fill(key));
  return formatVerifierKey({ name: originOf(publicKey), type: keyTypes.log, publicKey });
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bundle, and the key file that a careful reader has from elsewhere. */
export async function anchoredBundle(events: number): Promise<{ files: Files; policy: string; sizes: number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'cloister-anchored-'));
  const log = await logOf(join(folder, 'log'), 7);
  const witness = await logOf(join(folder, 'witness'), 8);
  const sizes: number[] = [];
  const certificates = Object.values(authorities).map(({ certificate }) => sha256Of(certificate));
  for (const key of [await witness.witnessKey(), ...certificates]) await log.trustAnchor(key, officer);
  for (let round = 0; round < 2; round++) {
    await Promise.all(Array.from({ length: events }, (_, n) => log.append(draft(n, round))));
    const asked = await log.requestAnchor(sizes.at(-1) ?? 0, officer);
    sizes.push(asked.size);
    const { note } = await witness.countersign(asked.request, logKeyOf(7), officer);
    await log.takeAnchor(Buffer.from(note), officer);
    for (const one of Object.values(authorities))
      await log.takeAnchor(makeToken(one, Buffer.from(asked.note)), officer);
  }
  await log.append(draft(1, 3));
  await log.export(join(folder, 'bundle'), { since: null, until: null });
  const files = readFolder(join(folder, 'bundle'));
  const policy = canonicalJson({
    version: 1,
    log: [logKeyOf(7)],
    witnesses: [await witness.witnessKey()],
    timestamps: certificates,
  });
  await Promise.all([log.close(), witness.close()]);
  rmSync(folder, { recursive: true });
  return { files, policy, sizes };
}
