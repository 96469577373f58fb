/** The parse door. Runs in its own process, for one document, then it is ended. Knows no keys, no vault and no other document. */
import { parseMethods } from './contract/child.ts';
import { CloisterError } from './contract/failure.ts';
import type { MethodInput } from './wire/messages.ts';
import { channelToParent } from './wire/parent.ts';
import { serve } from './wire/serve.ts';

// pdf.js asks at load where it runs, and takes a process that Electron made for a page with a window. This one has none.
Object.defineProperty(process, 'type', { value: undefined, configurable: true });
const readers = import('./adapters/readers/read-document.ts');

let init: MethodInput<typeof parseMethods, 'init'> | null = null;
let whole = new Uint8Array();
let received = 0;

serve(channelToParent(), parseMethods, {
  init: async (given) => {
    init = given;
    whole = new Uint8Array(given.bytes);
    return null;
  },
  part: async ({ bytes }) => {
    if (received + bytes.length > whole.length) throw new CloisterError('invalid', { subject: 'part' });
    whole.set(bytes, received);
    received += bytes.length;
    return null;
  },
  read: async (_input, { signal, emit }) => {
    if (init === null || received !== whole.length) throw new CloisterError('invalid', { subject: 'bytes' });
    const { name, kind, limits } = init;
    const { readDocument } = await readers;
    const outcome = await readDocument({ name, kind, bytes: whole, limits, signal, onPage: emit });
    if (!('pages' in outcome)) return outcome;
    // Pages went out one by one, so that no message is too large; furniture is only known now.
    outcome.pages.forEach(({ n, furniture }) => {
      if (furniture.length > 0) emit({ n, furniture });
    });
    return { ...outcome, pages: [] };
  },
  heartbeat: async () => ({ memoryBytes: process.memoryUsage.rss() }),
});
