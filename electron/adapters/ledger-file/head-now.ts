/** The head of the log at the entries that are durable now. */
import { CloisterError } from '../../contract/failure.ts';
import { parseCheckpoint, signCheckpoint } from '../../core/ledger/checkpoint.ts';
import type { Head } from '../../core/ledger/verify/check-signatures.ts';
import type { LedgerParts } from './ledger-parts.ts';

/** Signed anew; the same size gives the same bytes, always. */
export function headNow(parts: LedgerParts): Head {
  const head = parseCheckpoint(signedHead(parts, parts.committer.size()));
  if (head === null) throw new CloisterError('internal', { subject: 'head' });
  return head;
}

/** The signed checkpoint over the first `size` entries. */
export function signedHead({ opened, key, options }: LedgerParts, size: number): string {
  const root = opened.journal.tree.root(size);
  return signCheckpoint({ origin: key.name, size, root }, key, options.signer.sign);
}
