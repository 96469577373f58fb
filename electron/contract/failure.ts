/** The closed union of things that can go wrong across the door, and the one error class. */
import { z } from 'zod';

export const failureCodes = [
  'invalid',
  'internal',
  'log-unavailable',
  'log-tampered',
  'not-found',
  'not-allowed',
  'cancelled',
  'wrong-secret',
  'vault-locked',
  'vault-missing',
  'vault-exists',
  'vault-damaged',
  'matter-locked',
  'matter-exists',
  'on-hold',
  'disk-low',
  'unreadable',
  'stale-version',
  'no-evidence',
  'no-approved-model',
  'model-missing',
  'model-altered',
  'model-failed',
  'child-failed',
  'folder-not-empty',
  'in-use',
] as const;

export const FailureCode = z.enum(failureCodes);
export type FailureCode = z.infer<typeof FailureCode>;

/** A refusal or breakage as data: a code, and the object it is about (an id, a file name, a field), never user text. */
export const Failure = z.strictObject({ code: FailureCode, subject: z.string().max(1000).optional() });
export type Failure = Readonly<z.infer<typeof Failure>>;

/** Thrown inside the engine for a broken machine or a refusal; turned into a `Failure` once, at the engine's boundary. */
export class CloisterError extends Error {
  readonly code: FailureCode;
  readonly subject: string | undefined;
  constructor(code: FailureCode, options: { subject?: string | undefined; cause?: unknown } = {}) {
    super(options.subject === undefined ? code : `${code}: ${options.subject}`, { cause: options.cause });
    this.name = 'CloisterError';
    this.code = code;
    this.subject = options.subject;
  }
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
