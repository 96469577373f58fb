/** What the record says of itself: which rows name which entry of the log. */
import { z } from 'zod';
import { EventIndex } from './ids.ts';

/** Kinds of rows. `finding` is what an extraction made, `policy-finding` what a policy's head made, `version` what a person's decision made. */
export const recordTables = [
  'user',
  'matter',
  'document',
  'page',
  'chunk',
  'finding',
  'policy-finding',
  'version',
  'decision',
  'answer',
  'run',
  'setting',
  'erasure',
  'example',
] as const;
export type RecordTable = (typeof recordTables)[number];

/** `key` is the row's id, except for: page, chunk, finding and policy-finding (their document), version (finding id, a space, the version),
 *  run (the entry), setting (its key), erasure (what was erased), example (its policy). `rows` counts the rows of that key and entry. */
export const RecordClaim = z.strictObject({
  table: z.enum(recordTables),
  key: z.string(),
  event: EventIndex,
  rows: z.int().positive(),
});
export type RecordClaim = Readonly<z.infer<typeof RecordClaim>>;
