/** The checkpoint of a bundle, whose signature it carries, and which keys are believed. */
import { z } from 'zod';
import { Sha256 } from '../../../contract/ids.ts';
import { fromUtf8 } from '../bytes.ts';
import { parseCheckpoint, type Checkpoint } from '../checkpoint.ts';
import { checkNote, parseVerifierKey, type SignedNote, type VerifierKey } from '../signed-note.ts';
import { bundleFiles, type BundleReader } from './bundle-reader.ts';
import type { Report } from './report.ts';

/** `keys.json`: verifier keys of the log and of the witnesses whose word counts. The same shape is what `--policy` takes. */
export const KeyFile = z.strictObject({
  version: z.literal(1),
  log: z.array(z.string()),
  witnesses: z.array(z.string()),
  /** SHA-256 of the certificates whose time stamps count. */
  timestamps: z.array(Sha256).optional(),
  /** Public keys of people who sign entries, base64. Left out, no key of a person is looked up. */
  people: z.array(z.strictObject({ user: z.string(), key: z.string() })).optional(),
});

export interface KnownKeys {
  readonly log: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  /** SHA-256 of the certificates of time-stamp authorities. */
  readonly timestamps: readonly string[];
  readonly people?: readonly { readonly user: string; readonly key: string }[] | undefined;
  /** True when they came from outside the bundle. */
  readonly areConfirmed: boolean;
}

export interface Head {
  readonly checkpoint: Checkpoint;
  readonly note: SignedNote;
}

/** Reads a key file; null when it is not one, or when a key in it is malformed. */
export function parseKeys(text: string, areConfirmed: boolean): KnownKeys | null {
  try {
    const file = KeyFile.parse(JSON.parse(text));
    const log = file.log.map(parseVerifierKey);
    const witnesses = file.witnesses.map(parseVerifierKey);
    if ([...log, ...witnesses].includes(null)) return null;
    const { timestamps = [], people } = file;
    return { log: log as VerifierKey[], witnesses: witnesses as VerifierKey[], timestamps, people, areConfirmed };
  } catch {
    return null;
  }
}

/** The keys to judge by: those given, else the bundle's own. */
export async function readKeys(
  bundle: BundleReader,
  given: KnownKeys | null,
  report: Report,
): Promise<KnownKeys | null> {
  if (given !== null) return given;
  const keys = parseKeys(fromUtf8((await bundle.read(bundleFiles.keys)) ?? new Uint8Array()) ?? '', false);
  if (keys === null) {
    report.failed('signatures', {
      class: 'altered-keys',
      index: null,
      detail: 'keys.json is missing or cannot be read',
    });
  }
  return keys;
}

/** Reads the checkpoint and judges its signature. Returns it even when the signature is wrong: the rest is still compared with it. */
export async function checkHead(bundle: BundleReader, keys: KnownKeys | null, report: Report): Promise<Head | null> {
  const bytes = await bundle.read(bundleFiles.checkpoint);
  const head = bytes === null ? null : parseCheckpoint(fromUtf8(bytes) ?? '');
  if (head === null) {
    const what = bytes === null ? 'missing' : 'altered';
    report.failed('checkpoint', { class: `${what}-checkpoint`, index: null, detail: `the checkpoint is ${what}` });
    return null;
  }
  report.passed('checkpoint', `the head of ${head.checkpoint.origin} at ${head.checkpoint.size} entries`);
  if (keys !== null) judge(head, keys, report);
  return head;
}

/** What a head is worth under the log keys; a log signs under its own origin. */
export function judgeHead(head: Head, keys: KnownKeys): 'signed' | 'bad-signature' | 'foreign-key' {
  const own = keys.log.filter((key) => key.name === head.checkpoint.origin);
  const worth = checkNote(head.note, own);
  return worth === 'signed' ? 'signed' : worth === 'spoiled' ? 'bad-signature' : 'foreign-key';
}

function judge(head: Head, keys: KnownKeys, report: Report): void {
  const worth = judgeHead(head, keys);
  if (worth === 'bad-signature') {
    report.failed('signatures', { class: worth, index: null, detail: 'the signature of the checkpoint is wrong' });
  } else if (worth === 'foreign-key') {
    report.failed('signatures', { class: worth, index: null, detail: 'the checkpoint is signed by no known key' });
  } else {
    report.passed('signatures', `signed by ${head.checkpoint.origin}`);
  }
}
