/** Watches one request: ends the process when it is silent, takes too long, grows too large or does not stop when cancelled. */
import type { inferMethods } from '../../contract/child.ts';
import type { Connection } from '../../wire/connect.ts';
import type { ModelLimits } from './model-limits.ts';

export type EndReason = 'no sign of life' | 'took too long' | 'too much memory' | 'cancelled';

export interface WatchNeeds {
  readonly signal: AbortSignal;
  readonly limits: ModelLimits;
  /** Says why the process was ended, when it was ended here. */
  readonly ended: { reason: EndReason | null };
}

export async function watch<T>(
  connection: Connection<typeof inferMethods>,
  work: Promise<T>,
  mostMilliseconds: number,
  { signal, limits, ended }: WatchNeeds,
): Promise<T> {
  const end = (reason: EndReason): void => {
    ended.reason ??= reason;
    connection.kill();
  };
  const later: NodeJS.Timeout[] = [];
  const endIn = (milliseconds: number, reason: EndReason): NodeJS.Timeout => {
    const timer = setTimeout(end, milliseconds, reason);
    later.push(timer);
    return timer;
  };
  const stop = (): void => {
    endIn(limits.stopMilliseconds, 'cancelled');
  };
  endIn(mostMilliseconds, 'took too long');
  const silence = endIn(limits.silenceMilliseconds, 'no sign of life');
  const beat = setInterval(() => {
    connection.request('heartbeat', {}).then(
      ({ memoryBytes }) => {
        if (memoryBytes > limits.memoryBytes) end('too much memory');
        else silence.refresh();
      },
      () => undefined, // a process that is gone is told by the request itself
    );
  }, limits.heartbeatMilliseconds);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await work;
  } finally {
    clearInterval(beat);
    for (const timer of later) clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
