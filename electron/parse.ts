/** The parse door. Runs in its own process, for one document, then it is ended. Knows no keys, no vault and no other document. */
import { readDocument } from './adapters/readers/read-document.ts';
import { parseMethods } from './contract/child.ts';
import { CloisterError } from './contract/failure.ts';
import type { MethodInput } from './wire/messages.ts';
import { channelToParent } from './wire/parent.ts';
import { serve } from './wire/serve.ts';

let file: { readonly init: MethodInput<typeof parseMethods, 'init'>; readonly bytes: Uint8Array } | null = null;
let received = 0;

serve(channelToParent(), parseMethods, {
  init: async (init) => {
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
  read: async (_input, { signal, emit }) => {
    if (file === null || received !== file.bytes.length) throw new CloisterError('invalid', { subject: 'bytes' });
    const { name, kind, limits } = file.init;
    const outcome = await readDocument({ name, kind, bytes: file.bytes, limits, signal, onPage: emit });
    if (!('pages' in outcome)) return outcome;
    // Pages went out one by one, so that no message is too large; furniture is only known now.
    outcome.pages.forEach(({ n, furniture }) => {
      if (furniture.length > 0) emit({ n, furniture });
    });
    return { ...outcome, pages: [] };
  },
  heartbeat: async () => ({ memoryBytes: process.memoryUsage.rss() }),
});
