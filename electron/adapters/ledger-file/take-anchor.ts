/** Judges a file that came back from outside, writes down that it came, and keeps it. */
import type { EventActor, EventFacts, EventKind, TakenAnchor } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { UtcTime } from '../../contract/ids.ts';
import { areEqual, fromUtf8, toHex } from '../../core/ledger/bytes.ts';
import { cosignatureOf, parseCheckpoint } from '../../core/ledger/checkpoint.ts';
import { isSignedBy, isSignedByCertificate, sha256 } from '../../core/ledger/hash.ts';
import { readToken, tokenIn, type TimestampToken } from '../../core/ledger/timestamp/read-token.ts';
import { headFault, type AnchorFault } from '../../core/ledger/verify/check-head-elsewhere.ts';
import type { Head } from '../../core/ledger/verify/check-signatures.ts';
import type { AnchorStore } from './anchor-store.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { headNow } from './head-now.ts';
import { readEntry } from './entry-reader.ts';

/** Differences between the log's clock and the anchor's that deserve an event, in seconds. */
const clockApart = 300;

/** Takes a cosigned or earlier checkpoint, or a time stamp. Fails with `invalid` or `log-tampered`, as the port says. */
export async function takeAnchor(parts: LedgerParts, bytes: Uint8Array, who: EventActor): Promise<TakenAnchor> {
  const head = parseCheckpoint(fromUtf8(bytes) ?? '');
  if (head === null) return takeStamp(parts, bytes, who);
  const fault = headFault(head, { head: headNow(parts), keys: parts.anchors.keys(), tree: parts.opened.journal.tree });
  if (fault !== null) return refuse(parts, bytes, head, fault);
  const found = cosignatureIn(head, parts.anchors);
  const { size } = head.checkpoint;
  const taken =
    found === null
      ? { kind: 'head' as const, size, seconds: null, by: head.checkpoint.origin }
      : { kind: 'cosignature' as const, size, ...found };
  return write(parts, taken, who, async () => {
    await parts.anchors.keepNote(size, bytes);
  });
}

/** A head of ours that the log does not continue is proof against the log: it is kept, so that the log opens no more. */
async function refuse(parts: LedgerParts, bytes: Uint8Array, head: Head, fault: AnchorFault): Promise<never> {
  if (fault.class !== 'rolled-back' && fault.class !== 'forked')
    throw new CloisterError('invalid', { subject: fault.class });
  const what = { class: fault.class, size: head.checkpoint.size };
  await appendOwn(parts, 'log.alarm', { user: 'system', role: 'system', auth: 'system' }, what);
  await parts.anchors.keepNote(head.checkpoint.size, bytes);
  const name = fault.class === 'forked' ? 'forked-log' : 'rolled-back-log';
  throw new CloisterError('log-tampered', { subject: `${name} at entry ${fault.index ?? 0}: ${fault.detail}` });
}

/** The first cosignature by a trusted witness; null when nobody cosigned. One by an unknown witness says which key to trust. */
function cosignatureIn(head: Head, anchors: AnchorStore): { seconds: number; by: string } | null {
  for (const witness of anchors.keys().witnesses) {
    const line = cosignatureOf(head.note, witness);
    if (line === null) continue;
    if (isSignedBy(witness.publicKey, line.message, line.signature)) return { seconds: line.seconds, by: witness.name };
    throw new CloisterError('invalid', { subject: `bad-signature of ${witness.name}` });
  }
  const stranger = head.note.signatures.find((one) => one.name !== head.checkpoint.origin);
  if (stranger !== undefined) throw new CloisterError('invalid', { subject: `unknown-witness ${stranger.name}` });
  return null;
}

async function takeStamp(parts: LedgerParts, bytes: Uint8Array, who: EventActor): Promise<TakenAnchor> {
  const der = tokenIn(bytes);
  const token = der === null ? null : readToken(der);
  if (der === null || token === null)
    throw new CloisterError('invalid', { subject: 'no checkpoint and no time stamp' });
  const { path, size } = stampedNote(token, parts.anchors);
  const by = trustedSigner(token, parts.anchors);
  return write(parts, { kind: 'timestamp', size, seconds: token.seconds, by }, who, () =>
    parts.anchors.keepStamp(path, der),
  );
}

/** The head that a token stamps: one that this log sent out, or took in. */
function stampedNote(token: TimestampToken, anchors: AnchorStore): { path: string; size: number } {
  for (const [path, note] of anchors.files()) {
    const head = parseCheckpoint(fromUtf8(note) ?? '');
    if (head !== null && areEqual(sha256(note), token.imprint)) return { path, size: head.checkpoint.size };
  }
  throw new CloisterError('invalid', { subject: 'foreign-timestamp' });
}

/** Who signed, in words. A certificate that nobody trusts yet is named, so that it can be. */
function trustedSigner({ certificates, digest, signed, signature }: TimestampToken, anchors: AnchorStore): string {
  const sums = certificates.map((one) => toHex(sha256(one)));
  const at = sums.findIndex((sum) => anchors.keys().timestamps.includes(sum));
  const certificate = certificates[at];
  const sum = sums[at] ?? sums[0] ?? '';
  if (certificate === undefined) throw new CloisterError('invalid', { subject: `unknown-certificate ${sum}` });
  if (isSignedByCertificate(certificate, digest, signed, signature)) return `certificate ${sum.slice(0, 16)}`;
  throw new CloisterError('invalid', { subject: 'bad-timestamp' });
}

/** The event first; then the file. */
async function write(
  parts: LedgerParts,
  { kind, size, seconds, by }: Pick<TakenAnchor, 'kind' | 'size' | 'by'> & { readonly seconds: number | null },
  who: EventActor,
  keep: () => Promise<void>,
): Promise<TakenAnchor> {
  const apart = seconds === null ? null : await secondsApart(parts, size, seconds);
  const at = seconds === null ? null : timeOf(seconds);
  await appendOwn(parts, 'anchor.received', who, { form: kind, size, at, by, apart });
  if (apart !== null && apart > clockApart) {
    await appendOwn(parts, 'clock.jump', who, { form: 'anchor', size, milliseconds: apart * 1000 });
  }
  await keep();
  return { kind, size, at, by, apart };
}

/** Seconds by which the last anchored entry claims to be younger than the anchor over it; under an honest clock 0 or less. */
async function secondsApart({ openFile, segments }: LedgerParts, size: number, seconds: number): Promise<number> {
  const last = await readEntry(openFile, segments, size - 1);
  const at = /,"at":"([^"]*)","boot":/u.exec(last?.entry.toString('latin1') ?? '')?.[1];
  return at === undefined ? 0 : Math.round(Date.parse(at) / 1000 - seconds);
}

/** Fails with `invalid` for a second that no calendar has. */
function timeOf(seconds: number): UtcTime {
  if (seconds > 253_402_300_799) throw new CloisterError('invalid', { subject: 'time of the anchor' });
  return new Date(seconds * 1000).toISOString() as UtcTime;
}

async function appendOwn({ queue }: LedgerParts, kind: EventKind, who: EventActor, what: EventFacts): Promise<void> {
  await queue.append({ kind, who, why: { purpose: 'anchor', matter: null }, what, ai: null, decision: null }, null);
}
