/** The exact bytes that a person signs: which log, which entry with which content, what is meant, and who. */
import type { Sha256 } from '../../contract/ids.ts';
import type { SignatureMeaning } from '../../contract/signature.ts';
import { toUtf8 } from '../ledger/bytes.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';

export interface Signed {
  readonly origin: string;
  readonly entry: number;
  readonly leaf: Sha256;
  readonly meaning: SignatureMeaning;
  readonly signer: string;
}

/** RFC 8785 form, with a purpose that no other signature of Cloister has. */
export function signatureBytes({ origin, entry, leaf, meaning, signer }: Signed): Uint8Array {
  return toUtf8(canonicalJson({ purpose: 'cloister signature v1', origin, entry, leaf, meaning, signer }));
}
