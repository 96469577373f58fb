import { describe, expect, it } from 'vitest';
import { readInThread } from '../../../electron/adapters/readers/read-in-thread.ts';
import type { Page, ReadLimits } from '../../../electron/contract/text.ts';
import { soundPdf } from '../../fixtures/documents/test-documents.ts';

const limits: ReadLimits = { maxBytes: 5_000_000, maxPages: 20, maxMilliseconds: 60_000, maxMemoryBytes: 2 ** 30 };

async function readOn(
  thread: string,
): Promise<{ readonly outcome: unknown; readonly parts: readonly Partial<Page>[] }> {
  const parts: Partial<Page>[] = [];
  const outcome = await readInThread(
    new URL(thread, import.meta.url),
    { name: 'sound.pdf', kind: 'pdf', bytes: soundPdf.bytes.slice(), limits },
    { signal: new AbortController().signal, emit: (part) => parts.push(part as Partial<Page>) },
  );
  return { outcome, parts };
}

describe('the thread that reads', () => {
  it('makes no code from strings', async () => {
    expect((await readOn('eval-thread.ts')).outcome).toMatchObject({ detail: 'EvalError,EvalError' });
  });

  it('reads a PDF without it', async () => {
    const { outcome, parts } = await readOn('../../../electron/parse.ts');
    expect(outcome).toEqual({ status: 'ok', pages: [], problems: [] });
    expect(parts.map(({ text }) => text?.trim())).toEqual([
      'The tenant shall pay the rent on the first day of each month.',
    ]);
  });

  it('reads a PDF inside Electron too', async () => {
    expect((await readOn('utility-thread.ts')).outcome).toEqual({ status: 'ok', pages: [], problems: [] });
  });

  it('ends in a typed outcome when it breaks', async () => {
    expect((await readOn('no-such-thread.ts')).outcome).toMatchObject({ status: 'rejected', reason: 'crashed' });
  });
});
