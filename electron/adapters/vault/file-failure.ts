/** Turns an error of the file system into a code a person can act on. */
import { CloisterError, type FailureCode } from '../../contract/failure.ts';

const codes: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk-low',
  EDQUOT: 'disk-low',
  ENOENT: 'not-found',
  EACCES: 'unreadable',
  EPERM: 'unreadable',
  EROFS: 'unreadable',
  ENOTDIR: 'unreadable',
  EBUSY: 'unreadable',
};

/** `disk-low`, `not-found`, `unreadable` (no permission, read-only, locked); a `CloisterError` stays; anything else is `internal`. */
export function fileFailure(error: unknown, subject: string): CloisterError {
  if (error instanceof CloisterError) return error;
  return new CloisterError(codes[errorCode(error)] ?? 'internal', { subject, cause: error });
}

export function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT';
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
