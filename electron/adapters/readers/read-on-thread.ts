/** The thread's side of `readInThread`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Page, ReadOutcome } from '../../contract/text.ts';
import { readDocument } from './read-document.ts';
import type { ReadInput } from './read-input.ts';

export type ThreadInput = Pick<ReadInput, 'name' | 'kind' | 'limits'> & { readonly bytes: Uint8Array<ArrayBuffer> };

export type ThreadMessage =
  | { readonly t: 'part'; readonly payload: Page | Pick<Page, 'n' | 'furniture'> }
  | { readonly t: 'end'; readonly outcome: ReadOutcome };

/** Reads the one document that the thread was given. Pages go out one by one, so that no message is too large; furniture is known last. */
export async function readOnThread(): Promise<void> {
  const send = (message: ThreadMessage): void => parentPort?.postMessage(message);
  const outcome = await readDocument({
    ...(workerData as ThreadInput),
    signal: new AbortController().signal,
    onPage: (page) => {
      send({ t: 'part', payload: page });
    },
  });
  if (!('pages' in outcome)) {
    send({ t: 'end', outcome });
    return;
  }
  for (const { n, furniture } of outcome.pages) {
    if (furniture.length > 0) send({ t: 'part', payload: { n, furniture } });
  }
  send({ t: 'end', outcome: { ...outcome, pages: [] } });
}
