/** What every document reader keeps, whether it reads here or in another process. */
import { expect, it } from 'vitest';
import type { ReadLimits } from '../../electron/contract/text.ts';
import type { DocumentReader } from '../../electron/ports/document-reader.ts';

const limits: ReadLimits = { maxBytes: 1_000_000, maxPages: 100, maxMilliseconds: 60_000, maxMemoryBytes: 2 ** 30 };
const text = (words: string): Parameters<DocumentReader['read']>[0] => ({
  name: 'note.txt',
  kind: 'text',
  bytes: new TextEncoder().encode(words),
});

/** Call inside a `describe`. */
export function documentReaderContract(reader: DocumentReader): void {
  it('tells each page as it is read, and gives all of them in the end', async () => {
    const told: string[] = [];
    const outcome = await reader.read(text('First.\fSecond.'), limits, {
      onPage: ({ n, text: words }) => told.push(`${String(n)} ${words}`),
    });
    expect(told).toEqual(['1 First.', '2 Second.']);
    expect(outcome).toMatchObject({
      status: 'ok',
      pages: [
        { n: 1, text: 'First.' },
        { n: 2, text: 'Second.' },
      ],
    });
  });

  it('keeps the pages before the limit', async () => {
    const outcome = await reader.read(text('First.\fSecond.'), { ...limits, maxPages: 1 });
    expect(outcome).toMatchObject({ status: 'limit', which: 'pages', pages: [{ text: 'First.' }] });
  });

  it('says that nothing is in an empty file', async () => {
    expect(await reader.read(text(' \n'), limits)).toMatchObject({ status: 'rejected', reason: 'empty' });
  });

  it('fails with `cancelled` when it is not wanted any more', async () => {
    await expect(reader.read(text('First.'), limits, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
}
