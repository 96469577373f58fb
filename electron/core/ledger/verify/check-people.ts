/** Signatures of people in a log: each must hold for the entry that it names, at the place where that entry stands. */
import { z } from 'zod';
import type { AuditEvent } from '../../../contract/audit.ts';
import { Sha256 } from '../../../contract/ids.ts';
import { SignatureMeaning } from '../../../contract/signature.ts';
import { signatureBytes } from '../../events/signature-bytes.ts';
import { fromBase64, toHex } from '../bytes.ts';
import { isSignedBy } from '../hash.ts';
import type { HashTree } from '../hash-tree.ts';
import type { Head, KnownKeys } from './check-signatures.ts';
import type { Report } from './report.ts';

/** What the event of a signature says. */
const Block = z.strictObject({
  entry: z.int().nonnegative(),
  leaf: Sha256,
  meaning: SignatureMeaning,
  signer: z.string(),
  key: z.string(),
  signature: z.string(),
});

/** Whether the signature in an event holds. `leaf` is the hash of the entry that it names, as that entry stands in the log; null when there is none. */
export function holdsForEntry(event: AuditEvent, origin: string, leaf: string | null): boolean {
  const block = Block.safeParse(event.what);
  if (!block.success || block.data.signer !== event.who.user || block.data.leaf !== leaf) return false;
  const { key, signature, ...signed } = block.data;
  const [publicKey, signatureOf] = [fromBase64(key), fromBase64(signature)];
  if (publicKey === null || signatureOf === null) return false;
  return isSignedBy(publicKey, signatureBytes({ origin, ...signed }), signatureOf);
}

/** The entry that a signature names; null when it names none. */
export function namedEntry({ what }: AuditEvent): number | null {
  return Block.safeParse(what).data?.entry ?? null;
}

/** Says what the signatures in `events` are worth; nothing where nobody signed. */
export function checkPeople(
  events: readonly AuditEvent[],
  { head, keys, tree }: { readonly head: Head | null; readonly keys: KnownKeys | null; readonly tree: HashTree | null },
  report: Report,
): void {
  if (events.length === 0) return;
  if (head === null || tree === null) {
    report.notChecked('signatures', 'signatures of people: there is nothing to compare them with');
    return;
  }
  const leafAt = (entry: number | null): string | null =>
    entry === null || entry >= tree.size() ? null : toHex(tree.node(0, entry));
  const broken = events.find((event) => !holdsForEntry(event, head.checkpoint.origin, leafAt(namedEntry(event))));
  const stranger = keys?.people === undefined ? undefined : events.find((event) => !isKnown(event, keys.people ?? []));
  if (broken !== undefined) report.failed('signatures', brokenSignature(broken.n));
  else if (stranger === undefined) report.passed('signatures', peopleHold(events.length));
  if (stranger !== undefined) {
    const detail = `entry ${stranger.n} is signed with a key that the key file does not name for its signer`;
    report.finding('signatures', { class: 'unknown-signer', index: stranger.n, detail });
  }
}

/** The words for a signature that does not hold: it was moved from another entry, log, person or meaning, or made up. */
export function brokenSignature(index: number): { class: string; index: number; detail: string } {
  const detail = `the signature of a person in entry ${index} does not hold for the entry that it names`;
  return { class: 'transplanted-signature', index, detail };
}

export function peopleHold(count: number): string {
  return `${count} signatures of people hold for the entries that they name`;
}

function isKnown({ what }: AuditEvent, people: NonNullable<KnownKeys['people']>): boolean {
  return people.some(({ user, key }) => user === what.signer && key === what.key);
}
