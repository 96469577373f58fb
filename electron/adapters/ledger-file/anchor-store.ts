/** Anchors beside the log: what others signed of its heads, and whose signatures count. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fromUtf8, toHex } from '../../core/ledger/bytes.ts';
import { sha256 } from '../../core/ledger/hash.ts';
import { parseVerifierKey, type VerifierKey } from '../../core/ledger/signed-note.ts';
import { parseCheckpoint, type Checkpoint } from '../../core/ledger/checkpoint.ts';
import type { AnchorFiles } from '../../core/ledger/verify/check-anchor-files.ts';
import type { KnownKeys } from '../../core/ledger/verify/check-signatures.ts';
import { judgeHead } from '../../core/ledger/verify/check-signatures.ts';
import { readAnchorKeys, sealedKeys, type FoundKeys, type TrustedKeys } from './anchor-keys.ts';
import { createWhole, makeFolder, readWhole, systemCode, type OpenFile } from './log-files.ts';

export interface AnchorStore {
  /** By the paths that they have in a bundle. */
  readonly files: () => AnchorFiles;
  /** Keys by which this log judges itself: its own, and those that a person chose to trust. */
  readonly keys: () => KnownKeys;
  /** Keeps a checkpoint; returns its path. */
  readonly keepNote: (size: number, note: Uint8Array) => Promise<string>;
  /** Keeps a time stamp of the checkpoint at `notePath`. */
  readonly keepStamp: (notePath: string, token: Uint8Array) => Promise<void>;
  /** The file of trusted keys as it was found. */
  readonly found: FoundKeys;
  /** Trusts these from now on, and nobody else. */
  readonly replaceTrusted: (keys: TrustedKeys) => Promise<void>;
  /** Trusts a witness's verifier key or the SHA-256 of a certificate. */
  readonly trust: (key: string) => Promise<void>;
}

/** Reads what is there. Files that are no anchors are left alone; verification names them. */
export async function openAnchorStore(
  openWith: OpenFile,
  folder: string,
  ownKey: VerifierKey,
  sealKey: Uint8Array,
): Promise<AnchorStore> {
  const place = join(folder, 'anchors');
  const keyFile = join(folder, 'anchor-keys.json');
  const files = new Map<string, Uint8Array>();
  for (const name of await namesIn(place)) files.set(`anchors/${name}`, await readWhole(openWith, join(place, name)));
  const found = await readAnchorKeys(openWith, keyFile, sealKey);
  let trusted = found.keys;

  async function keep(path: string, bytes: Uint8Array): Promise<void> {
    if (files.has(path)) return;
    await makeFolder(openWith, place);
    await createWhole(openWith, join(folder, ...path.split('/')), bytes);
    files.set(path, bytes);
  }
  async function replaceTrusted(keys: TrustedKeys): Promise<void> {
    await createWhole(openWith, keyFile, sealedKeys(keys, sealKey));
    trusted = keys;
  }
  return {
    files: () => files,
    found,
    replaceTrusted,
    keys: () => ({
      log: [ownKey],
      witnesses: trusted.witnesses.map(parseVerifierKey).filter((key) => key !== null),
      timestamps: trusted.timestamps,
      areConfirmed: true,
    }),
    keepNote: async (size, note) => {
      const path = `anchors/${String(size).padStart(12, '0')}-${toHex(sha256(note)).slice(0, 16)}.note`;
      await keep(path, note);
      return path;
    },
    keepStamp: (notePath, token) =>
      keep(notePath.replace(/\.note$/u, `.${toHex(sha256(token)).slice(0, 8)}.tsr`), token),
    trust: async (key) => {
      const isCertificate = /^[0-9a-f]{64}$/u.test(key);
      const witnesses = isCertificate ? trusted.witnesses : [...new Set([...trusted.witnesses, key])];
      const timestamps = isCertificate ? [...new Set([...trusted.timestamps, key])] : trusted.timestamps;
      await replaceTrusted({ witnesses, timestamps });
    },
  };
}

/** Heads of this log that the anchors hold: a log that does not continue them is not the one that was anchored. */
export function anchoredHeads(store: AnchorStore): readonly Checkpoint[] {
  return [...store.files().values()].flatMap((bytes) => {
    const head = parseCheckpoint(fromUtf8(bytes) ?? '');
    return head !== null && judgeHead(head, store.keys()) === 'signed' ? [head.checkpoint] : [];
  });
}

async function namesIn(place: string): Promise<readonly string[]> {
  const names = await readdir(place).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => name.endsWith('.note') || name.endsWith('.tsr')).sort();
}
