/** The document reader over messages: a fresh process per document, watched for time and memory, ended whatever happens. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseMethods } from '../../contract/child.ts';
import { CloisterError } from '../../contract/failure.ts';
import { Sha256 } from '../../contract/ids.ts';
import { Page, type ReadLimits, type ReadOutcome } from '../../contract/text.ts';
import type { Children } from '../../ports/children.ts';
import type { DocumentReader } from '../../ports/document-reader.ts';
import { connect, type Connection } from '../../wire/connect.ts';
import { watchReading } from './watch-reading.ts';

type Parse = Connection<typeof parseMethods>;
type File = Parameters<DocumentReader['read']>[0];

/** Bytes per message; a message is at most 1 MiB. */
const partBytes = 524_288;

const Furniture = z.strictObject({ n: z.int(), furniture: Page.shape.furniture });

/** What was read before a limit was met is kept. Fails with `cancelled`, and `child-failed` when no process can start. */
export function remoteReader(children: Children): DocumentReader {
  return {
    read: async (file, limits, { signal, onPage } = {}) => {
      if (file.bytes.length > limits.maxBytes) return { status: 'limit', which: 'bytes', pages: [], problems: [] };
      if (signal?.aborted === true) throw new CloisterError('cancelled');
      const parse = connect(await children.open('parse'), parseMethods);
      const received = receivePages(limits.maxPages, onPage);
      try {
        return await readWatched(parse, file, limits, received, signal);
      } finally {
        parse.kill();
      }
    },
  };
}

async function readWatched(
  parse: Parse,
  file: File,
  limits: ReadLimits,
  { pages, receive }: ReceivedPages,
  signal: AbortSignal | undefined,
): Promise<ReadOutcome> {
  const watch = watchReading(parse, limits, signal);
  try {
    await send(parse, file, limits);
    const outcome = await parse.request('read', {}, { onEvent: receive });
    return 'pages' in outcome ? { ...outcome, pages: inOrder(pages) } : outcome;
  } catch (error) {
    return whenEnded(error, watch.why(), pages);
  } finally {
    watch.end();
  }
}

async function send(parse: Parse, { name, kind, bytes }: File, limits: ReadLimits): Promise<void> {
  await parse.request('init', { name, kind, bytes: bytes.length, limits });
  for (let at = 0; at < bytes.length; at += partBytes) {
    await parse.request('part', { bytes: bytes.slice(at, at + partBytes) });
  }
}

interface ReceivedPages {
  readonly pages: ReadonlyMap<number, Page>;
  readonly receive: (payload: unknown) => void;
}

/** Takes pages and, after them, their furniture. The sender may have been taken over by its document: what has another form, a second page of
 *  one number or a number out of bounds is passed over, and the text's digest is made here. */
function receivePages(maxPages: number, onPage: ((page: Page) => void) | undefined): ReceivedPages {
  const pages = new Map<number, Page>();
  const receive = (payload: unknown): void => {
    const furniture = Furniture.safeParse(payload);
    const known = furniture.success ? pages.get(furniture.data.n) : undefined;
    if (furniture.success && known !== undefined) pages.set(known.n, { ...known, furniture: furniture.data.furniture });
    const page = Page.safeParse(payload);
    if (!page.success || page.data.n > maxPages || pages.has(page.data.n)) return;
    const made = { ...page.data, textVersion: digestOf(page.data.text) };
    pages.set(made.n, made);
    onPage?.(made);
  };
  return { pages, receive };
}

function digestOf(text: string): Sha256 {
  return Sha256.parse(createHash('sha256').update(text, 'utf8').digest('hex'));
}

function whenEnded(
  error: unknown,
  why: ReturnType<ReturnType<typeof watchReading>['why']>,
  pages: ReadonlyMap<number, Page>,
): ReadOutcome {
  if (why === 'cancelled') throw new CloisterError('cancelled', { cause: error });
  if (why !== null) {
    const problems = [
      { code: 'partial-text' as const, page: null, detail: `stopped after ${String(pages.size)} pages` },
    ];
    return { status: 'limit', which: why, pages: inOrder(pages), problems };
  }
  const detail = (error instanceof Error ? error.message : String(error)).slice(0, 400);
  return { status: 'rejected', reason: 'crashed', detail };
}

function inOrder(pages: ReadonlyMap<number, Page>): Page[] {
  return [...pages.values()].sort((left, right) => left.n - right.n);
}
