/** What an export of the log is asked for. */
import { z } from 'zod';

/** `bundle` is the evidence, with verifiers. The others are views made from it: readable, not evidence themselves. */
export const ExportForm = z.enum(['bundle', 'jsonl', 'csv', 'ocsf', 'fhir', 'pdf']);
export type ExportForm = z.infer<typeof ExportForm>;

/** Which entries: both bounds are inside and may be short (`2026-11-24` is that whole day, UTC). Null is open. */
export const EventSelection = z.strictObject({
  since: z.string().max(30).nullable(),
  until: z.string().max(30).nullable(),
  matter: z.string().max(200).nullable(),
  actor: z.string().max(200).nullable(),
});
export type EventSelection = Readonly<z.infer<typeof EventSelection>>;

/** Asking for the details of people and documents beside the entries: needs the passphrase again, and a reason that is logged. */
export const Reidentify = z.strictObject({
  passphrase: z.string().min(1).max(1000),
  reason: z.string().trim().min(1).max(400),
  /** Why the export is made although a policy stops documents' text at the door. */
  inSpite: z.string().trim().min(1).max(400).optional(),
});
export type Reidentify = Readonly<z.infer<typeof Reidentify>>;

export const ExportRequest = z.strictObject({
  form: ExportForm,
  ...EventSelection.shape,
  /** Null: no names, no document text; ids and commitments alone. */
  reidentify: Reidentify.nullable(),
});
export type ExportRequest = Readonly<z.infer<typeof ExportRequest>>;

/** The whole log as a bundle: what an export is when nothing else is asked for. */
export const wholeBundle: ExportRequest = {
  form: 'bundle',
  since: null,
  until: null,
  matter: null,
  actor: null,
  reidentify: null,
};
