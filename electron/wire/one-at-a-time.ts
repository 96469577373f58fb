/** Runs tasks one after the other. A task that is cancelled while it waits fails at once and never starts. */
export function oneAtATime(): <T>(task: () => Promise<T>, signal: AbortSignal) => Promise<T> {
  let last: Promise<void> = Promise.resolve();
  return <T>(task: () => Promise<T>, signal: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      const cancel = (): void => {
        reject(asError(signal.reason));
      };
      signal.addEventListener('abort', cancel, { once: true });
      last = last.then(async () => {
        signal.removeEventListener('abort', cancel);
        if (signal.aborted) cancel();
        else await start(task).then(resolve, reject);
      });
    });
}

// Also a task that throws before its first wait must not stop the ones behind it.
async function start<T>(task: () => Promise<T>): Promise<T> {
  return task();
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted');
}
