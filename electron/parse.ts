/**
 * The parse door. Runs in its own process, for one document, then it ends. Knows no keys, no vault and no other document.
 * The reading itself runs on a thread of this process whose code may not be made from strings; so the process always answers a
 * heartbeat, and whoever started it can end it for time or memory whatever the document does to the reader.
 */
import { isMainThread } from 'node:worker_threads';
import { parseMethods } from './contract/child.ts';
import { channelToParent } from './wire/parent.ts';
import { serve } from './wire/serve.ts';

if (isMainThread) {
  const { parseHandlers } = await import('./adapters/readers/parse-handlers.ts');
  serve(channelToParent(), parseMethods, parseHandlers(new URL(import.meta.url)));
} else {
  // pdf.js asks at load where it runs, and takes a process that Electron made for a page with a window. This one has none.
  Object.defineProperty(process, 'type', { value: undefined, configurable: true });
  const { readOnThread } = await import('./adapters/readers/read-on-thread.ts');
  await readOnThread();
}
