/** Ends a reading process that takes too long, grows too large, or is no longer wanted, and remembers why. */
import type { parseMethods } from '../../contract/child.ts';
import type { ReadLimits } from '../../contract/text.ts';
import type { Connection } from '../../wire/connect.ts';

export type EndOfReading = 'time' | 'memory' | 'cancelled';

/** How often the process is asked how large it is, in milliseconds. A busy one answers late: then time ends it. */
const pulse = 250;

export function watchReading(
  parse: Connection<typeof parseMethods>,
  { maxMilliseconds, maxMemoryBytes }: ReadLimits,
  signal: AbortSignal | undefined,
): { readonly why: () => EndOfReading | null; readonly end: () => void } {
  let reason: EndOfReading | null = null;
  const stop = (why: EndOfReading): void => {
    reason ??= why;
    parse.kill();
  };
  const cancel = (): void => {
    stop('cancelled');
  };
  const time = setTimeout(() => {
    stop('time');
  }, maxMilliseconds);
  const memory = setInterval(() => {
    parse.request('heartbeat', {}).then(
      ({ memoryBytes }) => {
        if (memoryBytes > maxMemoryBytes) stop('memory');
      },
      () => undefined, // a process that is gone is told by the reading itself
    );
  }, pulse);
  if (signal?.aborted === true) cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  return {
    why: () => reason,
    end: () => {
      clearTimeout(time);
      clearInterval(memory);
      signal?.removeEventListener('abort', cancel);
    },
  };
}
