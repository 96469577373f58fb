/** Has a document read on a thread where code from strings is forbidden, and passes its pages on as they come. */
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { CloisterError } from '../../contract/failure.ts';
import type { ReadOutcome } from '../../contract/text.ts';
import type { ThreadInput, ThreadMessage } from './read-on-thread.ts';

export interface ReadInThreadOptions {
  readonly signal: AbortSignal;
  /** Told each page, then the furniture of those that have some. */
  readonly emit: (payload: unknown) => void;
}

/** The outcome has no pages: they were emitted. A thread that runs out of memory or breaks ends in a typed outcome. Fails with `cancelled`. */
export async function readInThread(
  thread: URL,
  input: ThreadInput,
  { signal, emit }: ReadInThreadOptions,
): Promise<ReadOutcome> {
  // Takes effect for contexts made from now on: the thread's, not this one's.
  setFlagsFromString('--disallow-code-generation-from-strings');
  const worker = new Worker(thread, {
    workerData: input,
    transferList: [input.bytes.buffer],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(input.limits.maxMemoryBytes / 1024 ** 2) },
  });
  const stop = (): void => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await outcomeOf(worker, emit);
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

function outcomeOf(worker: Worker, emit: (payload: unknown) => void): Promise<ReadOutcome> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: ThreadMessage) => {
      if (message.t === 'part') emit(message.payload);
      else resolve(message.outcome);
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      resolve(afterError(error));
    });
    worker.once('exit', () => {
      reject(new CloisterError('cancelled'));
    });
  });
}

function afterError(error: NodeJS.ErrnoException): ReadOutcome {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return { status: 'limit', which: 'memory', pages: [], problems: [] };
  return { status: 'rejected', reason: 'crashed', detail: `${error.name}: ${error.message}`.slice(0, 400) };
}
