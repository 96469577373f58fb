/** The calls about the audit log. */
import { z } from 'zod';
import { anchorCallTable } from './anchor-calls.ts';
import { EventFilter, LogState, StoredEvent, Verdict } from './audit.ts';
import { call, type CallTable } from './call.ts';
import { ExportRequest } from './export.ts';
import { JobId } from './ids.ts';
import { PickToken } from './pick-token.ts';
import { Replay } from './replay.ts';
import { Signature, SignRequest } from './signature.ts';

const nothing = z.strictObject({});

export const auditCalls = {
  'audit.state': call({ to: 'engine', input: nothing, output: LogState, failures: [] }),
  'audit.search': call({
    to: 'engine',
    input: EventFilter,
    output: z.strictObject({ events: z.array(StoredEvent), size: z.int() }),
    failures: [],
  }),
  'audit.get': call({
    to: 'engine',
    input: z.strictObject({ index: z.int().nonnegative() }),
    output: z.strictObject({ stored: StoredEvent, canonical: z.string(), details: z.json().nullable() }),
    failures: ['not-found'],
  }),
  /** Signs an entry; null signs off everything up to now. Five wrong passphrases lock the vault. */
  'audit.sign': call({
    to: 'engine',
    input: SignRequest,
    output: Signature,
    failures: ['not-found', 'not-allowed', 'wrong-secret'],
  }),
  /** Runs the step behind an entry again, on the same input, and compares. */
  'audit.replay': call({
    to: 'engine',
    input: z.strictObject({ index: z.int().nonnegative() }),
    output: Replay,
    failures: ['not-found', 'model-missing', 'model-altered', 'model-failed'],
  }),
  /** Told as a job of kind `verify` while it runs. */
  'audit.verify': call({ to: 'engine', input: nothing, output: Verdict, failures: ['cancelled'] }),
  /** Stops a verification or an export. */
  'audit.cancel': call({
    to: 'engine',
    input: z.strictObject({ job: JobId }),
    output: z.null(),
    failures: ['not-found'],
  }),
  /** Asks for a folder in the shell, then exports there. */
  'audit.pick-export': call({
    to: 'shell',
    input: nothing,
    output: z.strictObject({ token: PickToken, name: z.string() }),
    failures: ['cancelled'],
  }),
  'audit.export': call({
    to: 'engine',
    input: ExportRequest.extend({ token: PickToken }),
    output: z.strictObject({ files: z.int(), entries: z.int(), folder: z.string() }),
    failures: ['not-found', 'not-allowed', 'folder-not-empty', 'disk-low', 'unreadable', 'wrong-secret', 'cancelled'],
  }),
  ...anchorCallTable,
} satisfies CallTable;
