/** This log as a witness of others (C2SP tlog-cosignature): signs a head only when it continues the last one seen of that log. */
import { join } from 'node:path';
import { z } from 'zod';
import type { EventActor } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import { areEqual, fromBase64, fromUtf8, toBase64, toUtf8 } from '../../core/ledger/bytes.ts';
import { cosignNote, parseCheckpoint, type Checkpoint } from '../../core/ledger/checkpoint.ts';
import { parseAnchorRequest, type AnchorRequestParts } from '../../core/ledger/anchor-request.ts';
import { provesConsistency } from '../../core/ledger/proofs.ts';
import { keyTypes, parseVerifierKey, type VerifierKey } from '../../core/ledger/signed-note.ts';
import { judgeHead, type Head } from '../../core/ledger/verify/check-signatures.ts';
import { createWhole, readWhole, systemCode, type OpenFile } from './log-files.ts';
import type { LedgerParts } from './ledger-parts.ts';

/** The last head seen of each log, by origin. */
const SeenHeads = z.record(z.string(), z.strictObject({ size: z.int().nonnegative(), root: z.string() }));

/** The key under which a log signs for others; another one than it signs its own heads with. */
export function witnessKeyOf(parts: LedgerParts): VerifierKey {
  const { publicKey } = parts.options.witness;
  return { name: parts.key.name.replace('/log/', '/witness/'), type: keyTypes.witness, publicKey };
}

/** Fails with `invalid`: the subject says what is wrong with the request, or `old <size>` where it must start. */
export async function countersign(
  parts: LedgerParts,
  text: string,
  logKey: string,
  who: EventActor,
): Promise<{ note: string }> {
  const { openFile, options, queue } = parts;
  const request = parseAnchorRequest(text);
  const head = request === null ? null : parseCheckpoint(request.note);
  if (request === null || head === null) throw new CloisterError('invalid', { subject: 'no request' });
  requireSigned(head, logKey);
  const path = join(options.folder, 'witnessed.json');
  const seen = await readSeen(openFile, path);
  const { origin, size, root } = head.checkpoint;
  const before = seen[origin];
  if (before !== undefined) requireContinued(before, request, head.checkpoint);
  const what = { form: 'countersigned', origin, size, root: toBase64(root) };
  const why = { purpose: 'anchor', matter: null };
  const receipt = await queue.append({ kind: 'anchor.received', who, why, what, ai: null, decision: null }, null);
  const heads = { ...seen, [origin]: { size, root: toBase64(root) } };
  await createWhole(openFile, path, toUtf8(`${JSON.stringify(heads)}\n`));
  const seconds = Math.floor(Date.parse(receipt.at) / 1000);
  return { note: cosignNote(head.note, witnessKeyOf(parts), seconds, options.witness.sign) };
}

function requireSigned(head: Head, logKey: string): void {
  const key = parseVerifierKey(logKey);
  if (key === null) throw new CloisterError('invalid', { subject: 'log key' });
  const worth = judgeHead(head, { log: [key], witnesses: [], timestamps: [], areConfirmed: true });
  if (worth !== 'signed') throw new CloisterError('invalid', { subject: worth });
}

function requireContinued(
  before: { readonly size: number; readonly root: string },
  { old, proof }: AnchorRequestParts,
  { size, root }: Checkpoint,
): void {
  const olderRoot = fromBase64(before.root) ?? new Uint8Array();
  if (size < before.size) throw new CloisterError('invalid', { subject: 'rolled-back' });
  if (old !== before.size) throw new CloisterError('invalid', { subject: `old ${before.size}` });
  const isSame = size === before.size && areEqual(root, olderRoot);
  const continues = provesConsistency({ older: old, newer: size, olderRoot, newerRoot: root }, proof);
  if (!isSame && !continues) throw new CloisterError('invalid', { subject: 'forked' });
}

async function readSeen(openWith: OpenFile, path: string): Promise<z.infer<typeof SeenHeads>> {
  const bytes = await readWhole(openWith, path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return {};
  const seen = SeenHeads.safeParse(parsed(fromUtf8(bytes) ?? ''));
  if (!seen.success) throw new CloisterError('unreadable', { subject: 'witnessed.json' });
  return seen.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
