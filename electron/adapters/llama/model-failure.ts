import { CloisterError } from '../../contract/failure.ts';

/** Turns what the native library threw into a coded failure. Its message is about files and sizes, never about prompts. */
export function asModelFailure(error: unknown, signal: AbortSignal, subject: string): CloisterError {
  if (error instanceof CloisterError) return error;
  if (signal.aborted) return new CloisterError('cancelled', { cause: error });
  const message = error instanceof Error ? error.message.slice(0, 200) : 'unknown error';
  return new CloisterError('model-failed', { subject: `${subject}: ${message}`, cause: error });
}
