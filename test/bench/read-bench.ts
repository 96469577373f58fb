/** `npm run bench -- read`: pages read per second, and how many of the quotes that lawyers marked are located on them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../electron/adapters/readers/read-document.ts';
import type { Page } from '../../electron/contract/text.ts';
import { locateInPages } from '../../electron/core/evidence/locate-in-pages.ts';
import { dataFile } from './retrieval/data-folder.ts';

export interface ReadingFigures {
  /** On one thread, the first documents by name; `pages` is n. */
  readonly speed: { readonly documents: number; readonly pages: number; readonly perSecond: number };
  /** Marked spans of the documents (CUAD, CC BY 4.0), each place once. */
  readonly quotes: { readonly n: number; readonly exact: number; readonly normalised: number };
}

/** Null where the data is not there. */
export async function benchReading(): Promise<ReadingFigures | null> {
  const folder = dataFile('legal', 'cuad', 'pdf');
  if (folder === null) return null;
  const names = readdirSync(folder).filter((name) => /\.pdf$/iu.test(name));
  await read(join(folder, names[0] ?? '')); // loads pdf.js, so that only reading is timed
  const started = performance.now();
  let pages = 0;
  for (const name of names.slice(0, 10)) pages += (await read(join(folder, name))).length;
  const seconds = (performance.now() - started) / 1000;
  return {
    speed: { documents: Math.min(10, names.length), pages, perSecond: pages / seconds },
    quotes: await locateQuotes(names, folder),
  };
}

async function locateQuotes(names: readonly string[], folder: string): Promise<ReadingFigures['quotes']> {
  const marked = markedQuotes();
  const counts = { n: 0, exact: 0, normalised: 0 };
  for (const name of names) {
    const quotes = marked.get(keyOf(name)) ?? [];
    if (quotes.length === 0) continue;
    const pages = await read(join(folder, name));
    for (const quote of quotes) {
      counts.n += 1;
      const match = locateInPages(pages, quote)?.match;
      if (match === 'exact' || match === 'normalised') counts[match] += 1;
    }
  }
  return counts;
}

/** Quotes by document; a span that bears several labels counts once. */
function markedQuotes(): ReadonlyMap<string, readonly string[]> {
  const quotes = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const part of ['train', 'dev']) {
    const file = dataFile('legal', 'cuad', `${part}.spans.jsonl`);
    const lines = file === null ? [] : readFileSync(file, 'utf8').trim().split('\n');
    for (const line of lines) {
      const span = JSON.parse(line) as { doc: string; text: string; start: number; end: number };
      const place = `${span.doc} ${String(span.start)} ${String(span.end)}`;
      if (seen.has(place)) continue;
      seen.add(place);
      quotes.set(keyOf(span.doc), [...(quotes.get(keyOf(span.doc)) ?? []), span.text]);
    }
  }
  return quotes;
}

/** File names and document names of the set differ in signs and case. */
function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.(?:pdf|txt)$/u, '')
    .replace(/[^a-z0-9]+/gu, '');
}

async function read(file: string): Promise<readonly Page[]> {
  const bytes = new Uint8Array(readFileSync(file));
  const outcome = await readDocument({
    name: file,
    kind: 'pdf',
    bytes,
    limits: { maxBytes: bytes.length, maxPages: 2000, maxMilliseconds: 600_000, maxMemoryBytes: 2 ** 31 },
    signal: new AbortController().signal,
    onPage: () => undefined,
  });
  return 'pages' in outcome ? outcome.pages : [];
}

function print(figures: ReadingFigures | null): void {
  if (figures === null) {
    process.stdout.write('pages read per second           not measured: the contracts are not there\n');
    return;
  }
  const { speed, quotes } = figures;
  const located = quotes.exact + quotes.normalised;
  process.stdout.write(
    [
      `pages read per second           ${speed.perSecond.toFixed(1)} (n = ${String(speed.pages)} pages of ${String(speed.documents)} contracts, one thread)`,
      `marked quotes located           ${((100 * located) / quotes.n).toFixed(1)} % (n = ${String(quotes.n)}; exact ${String(quotes.exact)}, normalised ${String(quotes.normalised)})`,
      '',
    ].join('\n'),
  );
}

if (import.meta.main) print(await benchReading());
