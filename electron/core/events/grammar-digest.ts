/** The digest of what bounded a model's output: a closed set of labels, or the JSON schema behind a grammar. */
import { z } from 'zod';
import type { Sha256 } from '../../contract/ids.ts';
import { toHex, toUtf8 } from '../ledger/bytes.ts';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { sha256 } from '../ledger/hash.ts';

/** SHA-256 of the RFC 8785 form of `{"labels":[…]}`, in the order in which the model was given them. */
export function labelsDigest(labels: readonly string[]): Sha256 {
  return digest({ labels });
}

/** SHA-256 of the RFC 8785 form of `{"schema":…}`, the JSON schema that the runtime's grammar is made from. */
export function schemaDigest(schema: z.ZodType): Sha256 {
  return digest({ schema: z.toJSONSchema(schema, { io: 'input' }) });
}

function digest(bounds: object): Sha256 {
  // Through JSON once: what is undefined in an object is not in its text.
  return toHex(sha256(toUtf8(canonicalJson(JSON.parse(JSON.stringify(bounds))))));
}
