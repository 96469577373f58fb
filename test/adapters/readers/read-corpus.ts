/** Reads many files as the application does, a process each, two at a time, and counts how they end. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forkChildren } from '../../../electron/adapters/children/fork-children.ts';
import { remoteReader } from '../../../electron/adapters/remote/reader.ts';
import type { ReadLimits, ReadOutcome } from '../../../electron/contract/text.ts';
import { detectKind } from '../../../electron/core/text/detect-kind.ts';
import { dataFile } from '../../bench/retrieval/data-folder.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Broken, encrypted, fuzzed and scanned PDFs from bug reports. They may be used for tests and not be passed on, so they lie beside the project. */
const corpus = dataFile('pdfs');

const limits: ReadLimits = { maxBytes: 100_000_000, maxPages: 30, maxMilliseconds: 60_000, maxMemoryBytes: 2 ** 30 };

export interface CorpusResult {
  readonly name: string;
  readonly outcome: ReadOutcome;
  readonly milliseconds: number;
}

/** Every PDF of the corpus in the order of its path; empty where there is none. */
export function corpusFiles(): readonly string[] {
  if (corpus === null) return [];
  return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.pdf$/iu.test(name))
    .sort()
    .map((name) => join(corpus, name));
}

/** One result per file. A file that ends in anything but a typed outcome rejects. */
export async function readCorpus(files: readonly string[]): Promise<readonly CorpusResult[]> {
  const children = forkChildren(() => join(root, 'electron', 'parse.ts'));
  const reader = remoteReader(children);
  const results: CorpusResult[] = [];
  const waiting = [...files];
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const bytes = new Uint8Array(readFileSync(file));
      const name = basename(file);
      const started = performance.now();
      const outcome = await reader.read({ name, kind: detectKind(name, bytes).kind, bytes }, limits);
      results.push({ name, outcome, milliseconds: performance.now() - started });
    }
  };
  await Promise.all([work(), work()]);
  await children.close();
  return results;
}

/** How often each way to end occurred, most frequent first: `ok`, `rejected damaged`, `limit pages`. */
export function countOutcomes(results: readonly CorpusResult[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { outcome } of results) {
    const which =
      outcome.status === 'rejected' ? ` ${outcome.reason}` : outcome.status === 'limit' ? ` ${outcome.which}` : '';
    counts.set(outcome.status + which, (counts.get(outcome.status + which) ?? 0) + 1);
  }
  return [...counts].sort((left, right) => right[1] - left[1]);
}
