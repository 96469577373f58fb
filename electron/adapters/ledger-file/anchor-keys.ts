/** Whose signatures on heads of this log count: a file beside the log, sealed with a vault key, so that nobody adds a witness by hand. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { fromUtf8, toUtf8 } from '../../core/ledger/bytes.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import { readWhole, systemCode, type OpenFile } from './log-files.ts';

export interface TrustedKeys {
  /** Verifier keys of witnesses. */
  readonly witnesses: readonly string[];
  /** SHA-256 of certificates of time-stamp authorities. */
  readonly timestamps: readonly string[];
}

export interface FoundKeys {
  /** `unsealed` is the form of earlier versions: its keys count only where the log itself tells of them. */
  readonly state: 'missing' | 'sealed' | 'unsealed' | 'altered';
  readonly keys: TrustedKeys;
}

const KeyFile = z.object({
  version: z.literal(1),
  witnesses: z.array(z.string()),
  timestamps: z.array(z.string()).default([]),
  seal: z.string().optional(),
});

const nobody: TrustedKeys = { witnesses: [], timestamps: [] };

/** A file that cannot be read as one, or has a wrong seal, was altered and trusts nobody. */
export async function readAnchorKeys(openWith: OpenFile, path: string, sealKey: Uint8Array): Promise<FoundKeys> {
  const bytes = await readWhole(openWith, path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return { state: 'missing', keys: nobody };
  const file = parse(fromUtf8(bytes));
  if (file === null) return { state: 'altered', keys: nobody };
  const { witnesses, timestamps, seal } = file;
  if (seal === undefined) return { state: 'unsealed', keys: { witnesses, timestamps } };
  const isOurs = isSame(seal, sealOf({ witnesses, timestamps }, sealKey));
  return isOurs ? { state: 'sealed', keys: { witnesses, timestamps } } : { state: 'altered', keys: nobody };
}

/** The file that says this. */
export function sealedKeys({ witnesses, timestamps }: TrustedKeys, sealKey: Uint8Array): Uint8Array {
  const seal = sealOf({ witnesses, timestamps }, sealKey);
  return toUtf8(`${canonicalJson({ version: 1, log: [], witnesses, timestamps, seal })}\n`);
}

function sealOf({ witnesses, timestamps }: TrustedKeys, sealKey: Uint8Array): string {
  const text = canonicalJson({ purpose: 'cloister anchor keys v1', witnesses, timestamps });
  return createHmac('sha256', sealKey).update(text).digest('hex');
}

function isSame(a: string, b: string): boolean {
  const [given, expected] = [Buffer.from(a), Buffer.from(b)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function parse(text: string | null): z.infer<typeof KeyFile> | null {
  try {
    return KeyFile.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
