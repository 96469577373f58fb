/** Answers the methods of the parse process: takes one document in parts, has it read on a thread, hands its pages on. */
import type { parseMethods } from '../../contract/child.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { MethodHandlers, RequestContext } from '../../wire/serve.ts';
import { readInThread } from './read-in-thread.ts';

type Init = Parameters<MethodHandlers<typeof parseMethods>['init']>[0];

/** Milliseconds after the answer until the process ends by itself, so that the answer is gone before. */
const farewell = 2000;

/** `thread` is the file that calls `readOnThread`. One document per process: a second `init` or `read` is refused with `invalid`. */
export function parseHandlers(thread: URL): MethodHandlers<typeof parseMethods> {
  let file: { readonly init: Init; readonly bytes: Uint8Array<ArrayBuffer> } | null = null;
  let received = 0;
  let started = false;

  async function read({ signal, emit }: RequestContext): Promise<ReturnType<typeof readInThread>> {
    if (file === null || started || received !== file.bytes.length)
      throw new CloisterError('invalid', { subject: 'read' });
    started = true;
    const { name, kind, limits } = file.init;
    return readInThread(thread, { name, kind, bytes: file.bytes, limits }, { signal, emit });
  }

  return {
    init: async (init) => {
      if (file !== null || init.bytes > init.limits.maxBytes) throw new CloisterError('invalid', { subject: 'init' });
      file = { init, bytes: new Uint8Array(init.bytes) };
      return null;
    },
    part: async ({ bytes }) => {
      if (file === null || received + bytes.length > file.bytes.length)
        throw new CloisterError('invalid', { subject: 'part' });
      file.bytes.set(bytes, received);
      received += bytes.length;
      return null;
    },
    read: async (_input, context) => {
      try {
        return await read(context);
      } finally {
        setTimeout(() => process.exit(0), farewell).unref();
      }
    },
    heartbeat: async () => ({ memoryBytes: process.memoryUsage.rss() }),
  };
}
