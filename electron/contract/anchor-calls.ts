/** The calls about anchors: heads of the log go out as files, what others made of them comes back as files. */
import { z } from 'zod';
import { AnchorAge } from './anchor-lines.ts';
import { TakenAnchor } from './audit.ts';
import { call, type CallTable } from './call.ts';
import { Failure } from './failure.ts';
import { PickToken } from './pick-token.ts';

const nothing = z.strictObject({});

/** What came of one file that came back. A file that is refused stops no other. */
export const AnchorFile = z.strictObject({
  name: z.string(),
  taken: TakenAnchor.nullable(),
  failure: Failure.nullable(),
});
export type AnchorFile = Readonly<z.infer<typeof AnchorFile>>;

/** At most as long as a verifier key or a SHA-256 can be. */
const key = z.string().trim().min(1).max(400);

export const anchorCallTable = {
  'audit.anchor-age': call({ to: 'engine', input: nothing, output: AnchorAge, failures: [] }),
  /** Asks in the shell for a folder to write into, or for files to take in. */
  'audit.pick-anchor': call({
    to: 'shell',
    input: z.strictObject({ what: z.enum(['folder', 'files']) }),
    output: z.strictObject({ token: PickToken, names: z.array(z.string()), count: z.int() }),
    failures: ['cancelled'],
  }),
  /** Writes the head, the requests for it and a page to print. `old`: entries that the witness saw last, 0 the first time. */
  'audit.anchor': call({
    to: 'engine',
    input: z.strictObject({ token: PickToken, old: z.int().nonnegative() }),
    output: z.strictObject({ size: z.int(), folder: z.string(), files: z.array(z.string()) }),
    failures: ['not-found', 'unreadable', 'disk-low'],
  }),
  'audit.import-anchors': call({
    to: 'engine',
    input: z.strictObject({ token: PickToken }),
    output: z.strictObject({ files: z.array(AnchorFile) }),
    failures: ['not-found'],
  }),
  /** Counts a witness (verifier key) or a time-stamp authority (SHA-256 of its certificate) from now on. */
  'audit.trust-anchor': call({
    to: 'engine',
    input: z.strictObject({ key }),
    output: z.null(),
    failures: [],
  }),
  /** Signs the head of another log from its request file; the signed head is written into the folder. */
  'audit.countersign': call({
    to: 'engine',
    input: z.strictObject({ request: PickToken, folder: PickToken, logKey: key }),
    output: z.strictObject({ file: z.string(), folder: z.string() }),
    failures: ['not-found', 'unreadable'],
  }),
  /** The key under which this log signs heads of others. */
  'audit.witness-key': call({
    to: 'engine',
    input: nothing,
    output: z.strictObject({ key: z.string() }),
    failures: [],
  }),
} satisfies CallTable;
