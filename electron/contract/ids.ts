/** Branded identifiers, times, hashes and offsets. Everything that crosses a process is made of these. */
import { z } from 'zod';

const id = z.string().regex(/^[a-z]{1,3}_[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{10,40}$/u);

/** A random, meaningless identifier with a short prefix, for example `d_0V3K…`: it never derives from content. */
export const MatterId = id.brand<'MatterId'>();
export type MatterId = z.infer<typeof MatterId>;
export const DocumentId = id.brand<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;
export const FindingId = id.brand<'FindingId'>();
export type FindingId = z.infer<typeof FindingId>;
export const AnswerId = id.brand<'AnswerId'>();
export type AnswerId = z.infer<typeof AnswerId>;
export const DecisionId = id.brand<'DecisionId'>();
export type DecisionId = z.infer<typeof DecisionId>;
export const RunId = id.brand<'RunId'>();
export type RunId = z.infer<typeof RunId>;
export const JobId = id.brand<'JobId'>();
export type JobId = z.infer<typeof JobId>;
export const UserId = id.brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;
export const ChunkId = id.brand<'ChunkId'>();
export type ChunkId = z.infer<typeof ChunkId>;
export const PolicyId = id.brand<'PolicyId'>();
export type PolicyId = z.infer<typeof PolicyId>;
export const ExampleId = id.brand<'ExampleId'>();
export type ExampleId = z.infer<typeof ExampleId>;

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256>;

/** HMAC-SHA-256 under a per-subject key, 64 hexadecimal digits. Says nothing about the value once the key is gone. */
export const Commitment = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .brand<'Commitment'>();
export type Commitment = z.infer<typeof Commitment>;

/** UTC time as an ISO 8601 string with milliseconds, `2026-11-24T06:00:00.000Z`. */
export const UtcTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u)
  .brand<'UtcTime'>();
export type UtcTime = z.infer<typeof UtcTime>;

/** Position of an event in the audit log, from 0. A store that changes asks for one: no event, no effect. */
export const EventIndex = z.int().nonnegative().brand<'EventIndex'>();
export type EventIndex = z.infer<typeof EventIndex>;

/** A probability in [0, 1]. */
export const Probability = z.number().min(0).max(1);

/** One-based page number. */
export const PageNumber = z.int().min(1);
