/** `npm run bench -- retrieval`: speed and quality of the index, with the product's own embedder and chunker. */
import { cuad } from './retrieval/cuad.ts';
import { openBenchEmbedder } from './retrieval/embed-texts.ts';
import { searchQuality, type QualityLine } from './retrieval/quality.ts';
import type { RetrievalSet } from './retrieval/retrieval-set.ts';
import { scifact } from './retrieval/scifact.ts';
import { retrievalSpeed, type SpeedFigures } from './retrieval/speed.ts';

export interface RetrievalFigures {
  readonly speed: SpeedFigures;
  /** Texts embedded per second on one thread, and how many were timed. */
  readonly embedding: { readonly perSecond: number; readonly n: number };
  readonly quality: readonly QualityLine[];
  /** Data sets that were not there. */
  readonly missing: readonly string[];
}

/** All figures. The first run embeds about 8,000 passages, which takes a quarter of an hour; later runs use a cache. */
export async function benchRetrieval(): Promise<RetrievalFigures> {
  const embedder = await openBenchEmbedder();
  const sets: Readonly<Record<string, RetrievalSet | null>> = { CUAD: cuad(), SciFact: scifact() };
  const present = Object.values(sets).filter((set) => set !== null);
  const texts = present[0]?.passages.map((passage) => passage.text) ?? [filler];
  const timed = texts.slice(0, 64);
  const speed = await retrievalSpeed(texts);
  const embedding = { perSecond: await embedder.speed(timed), n: timed.length };
  const quality: QualityLine[] = [];
  for (const set of present) quality.push(...(await searchQuality(set, embedder)));
  return { speed, embedding, quality, missing: Object.keys(sets).filter((name) => sets[name] === null) };
}

const filler = 'The term of this agreement is twelve months from the date on which the last party signs it. '.repeat(8);

function print({ speed, embedding, quality, missing }: RetrievalFigures): void {
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  say(`chunks indexed per second       ${speed.indexedPerSecond.toFixed(0)} (n = ${speed.chunks}, 50 per commit)`);
  say(`chunks recorded per second      ${speed.recordedPerSecond.toFixed(0)} (encrypted, synced)`);
  say(`index rebuilt from the record   ${speed.rebuildSeconds.toFixed(2)} s (n = ${speed.chunks})`);
  say(
    `search at ${speed.chunks} chunks          p50 ${speed.p50Milliseconds.toFixed(1)} ms, p95 ${speed.p95Milliseconds.toFixed(1)} ms,` +
      ` in one document p50 ${speed.inDocumentP50Milliseconds.toFixed(1)} ms (n = ${speed.searches})`,
  );
  say(`memory of this process          ${speed.residentMegabytes.toFixed(0)} MB`);
  say(`passages embedded per second    ${embedding.perSecond.toFixed(1)} (n = ${embedding.n}, one thread)`);
  for (const { set, method, measure, value, plusMinus, n } of quality)
    say(`${set} ${measure} ${method}`.padEnd(32) + `${value.toFixed(3)} ± ${plusMinus.toFixed(3)} (n = ${n})`);
  for (const set of missing) say(`${set}: not measured, its files are not in the data folder`);
}

if (import.meta.main) {
  print(await benchRetrieval());
  process.exit(0); // the model runtime keeps threads
}
