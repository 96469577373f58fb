/** Measures `legal.clauses` on whole CUAD contracts in the manner of the set's paper. Models were fitted on `train`; `dev` is only reported. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HeadFile } from '../../electron/contract/head.ts';
import { RankerFile } from '../../electron/contract/ranker.ts';
import { TaggerFile } from '../../electron/contract/tagger.ts';
import { VectorHeadFile } from '../../electron/contract/vector-head.ts';
import { findClauses, type ClauseModels } from '../../electron/core/heads/find-clauses.ts';
import type { ClauseFinding } from '../../electron/core/heads/clause-finding.ts';
import { openHead } from '../../electron/core/heads/open-head.ts';
import { openRanker } from '../../electron/core/heads/open-ranker.ts';
import { openVectorHead } from '../../electron/core/heads/open-vector-head.ts';
import { openTagger } from '../../electron/core/taggers/open-tagger.ts';
import { measureClauses } from '../../electron/features/measure/measure-clauses.ts';
import { clausesReadTwice } from '../../electron/features/measure/second-readings.ts';
import { openBenchEmbedder } from './retrieval/embed-texts.ts';
import { dataFile } from './retrieval/data-folder.ts';

/** A line of either file: contracts have `doc` and `text`, spans all of it. */
interface Line {
  readonly doc: string;
  readonly text: string;
  readonly category: string;
  readonly start: number;
  readonly end: number;
}

/** Prints the area under the precision-recall curve and precision at 80 and 90 % recall with intervals and n, then one line per category. */
export async function benchClauses(print: (line: string) => void = console.log): Promise<void> {
  const texts = dataFile('legal', 'cuad', 'dev.contracts.jsonl');
  const spans = dataFile('legal', 'cuad', 'dev.spans.jsonl');
  if (texts === null || spans === null) {
    print('legal.clauses: not measured, the data set is not here');
    return;
  }
  const gold = goldOf(readLines(spans));
  const contracts = readLines(texts);
  const models = openModels();
  const wordsAlone = (text: string): ClauseFinding[] => findClauses(models, text);
  await measure('words alone', wordsAlone, contracts, gold, print);
  await measure('read twice', await readingTwice(models), contracts, gold, print);
}

type Find = (text: string) => ClauseFinding[] | Promise<ClauseFinding[]>;

async function measure(
  name: string,
  find: Find,
  contracts: readonly Line[],
  gold: ReturnType<typeof goldOf>,
  print: (line: string) => void,
): Promise<void> {
  const start = performance.now();
  const pairs = [];
  for (const { doc, text } of contracts)
    pairs.push({ gold: { id: doc, findings: gold.get(doc) ?? [] }, predicted: { findings: await find(text) } });
  const ms = (performance.now() - start) / contracts.length;
  const { measures, byLabel } = measureClauses(pairs);
  print(`${name}:`);
  for (const { name: metric, value, low, high, n } of measures)
    print(`${metric.padEnd(32)} ${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}), n = ${String(n)} spans`);
  for (const { label, n, precision, recall, f1 } of byLabel)
    print(
      `  ${label.padEnd(36)} best F1 ${f1.toFixed(2)} (P ${precision.toFixed(2)}, R ${recall.toFixed(2)}), n = ${String(n)}`,
    );
  print(`legal.clauses on CUAD dev: n = ${String(contracts.length)} contracts, ${ms.toFixed(0)} ms per contract`);
}

/** As `predict` answers; vectors are kept between runs, so that the milliseconds of the first run count. */
async function readingTwice(models: ClauseModels): Promise<Find> {
  const file = VectorHeadFile.parse(readModel('heads/legal.clause-vectors.json'));
  const words = openHead(HeadFile.parse(readModel('heads/legal.clause-head.json')));
  const { embed, dimensions } = await openBenchEmbedder(file.embedder.id);
  const embedder = { model: file.embedder, dimensions, embed };
  const reading = { head: openVectorHead(file, words), embedder, signal: new AbortController().signal };
  return (text) => clausesReadTwice(reading, models, text);
}

/** Spans by contract; the set lists some twice. */
function goldOf(spans: readonly Line[]): Map<string, Omit<Line, 'doc'>[]> {
  const byDoc = new Map<string, Map<string, Omit<Line, 'doc'>>>();
  for (const { doc, category, text, start, end } of spans) {
    const known = byDoc.get(doc) ?? new Map<string, Omit<Line, 'doc'>>();
    byDoc.set(doc, known.set(`${category} ${String(start)} ${String(end)}`, { category, text, start, end }));
  }
  return new Map(Array.from(byDoc, ([doc, found]) => [doc, [...found.values()]]));
}

const readModel = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../models', file), 'utf8'));

function openModels(): ClauseModels {
  return {
    head: openHead(HeadFile.parse(readModel('heads/legal.clauses-head.json'))),
    ranker: openRanker(RankerFile.parse(readModel('heads/legal.clauses-ranker.json'))),
    names: openTagger(TaggerFile.parse(readModel('taggers/legal.names-tagger.json'))),
  };
}

function readLines(file: string): readonly Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((one) => one !== '')
    .map((one) => JSON.parse(one) as Line);
}

if (process.argv[1] === import.meta.filename) await benchClauses();
