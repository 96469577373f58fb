/** Runs as the thread of a reading process: tries to make code from strings and says how that went. */
import { parentPort } from 'node:worker_threads';

function attempt(make: () => unknown): string {
  try {
    return `made ${String(make())}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'thrown';
  }
}

const detail = [
  attempt(() => (Reflect.get(globalThis, 'eval') as (code: string) => unknown)('1 + 1')),
  attempt(() => (Function as unknown as (body: string) => () => number)('return 2')()),
].join();
parentPort?.postMessage({ t: 'end', outcome: { status: 'rejected', reason: 'damaged', detail } });
