/** `npm run bench -- policies`: what a policy of twenty examples finds in contracts it never saw, and how long a hundred policies take. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, type Interval } from '../../electron/core/calibrate/bootstrap.ts';
import { dotProduct } from '../../electron/core/index/dot-product.ts';
import { openPolicyHead } from '../../electron/core/policies/open-policy-head.ts';
import { readPassage, scorePolicies } from '../../electron/core/policies/score-policies.ts';
import { trainPolicy } from '../../electron/core/policies/train-policy.ts';
import type { PolicyId, Sha256 } from '../../electron/contract/ids.ts';
import { policyPassages, type LabelledPassage } from './policies/policy-passages.ts';
import { draw, policyTrial, type ReadPassage, type TrialOutcome } from './policies/policy-trial.ts';
import { projectFolder } from './retrieval/data-folder.ts';
import { openBenchEmbedder, type BenchEmbedder } from './retrieval/embed-texts.ts';

/** Kinds of clause as policies, in our words, written before any result was seen; none of them was trained on before. */
const policies: Readonly<Record<string, string>> = {
  'Audit Rights': 'A party may audit or inspect the books and records of the other.',
  'Cap On Liability': 'The liability of a party is limited to a certain amount.',
  'Non-Compete': 'A party is forbidden to compete with the other.',
  Insurance: 'A party must take out and keep insurance.',
  'Change Of Control': 'Something happens when control of a party changes.',
  'Warranty Duration': 'A warranty lasts for a certain time.',
  Exclusivity: 'A party must deal with the other alone.',
  'Covenant Not To Sue': 'A party promises not to challenge or sue the other.',
  'Termination For Convenience': 'A party may terminate without cause.',
  'Anti-Assignment': 'The agreement may not be assigned without consent.',
};
const seeds = [1, 2, 3];
const falseAlarmLimit = 0.02;
/** Passages of training contracts that stand for a vault that nobody has marked. */
const background = 2048;
const unmarkedCount = 600;

/** `seconds` of processor time after which no new trial is begun. */
export async function policyQuality(
  embedder: BenchEmbedder,
  seconds = Infinity,
): Promise<readonly TrialOutcome[] | null> {
  const [train, dev] = [policyPassages('train', 377), policyPassages('dev', 58)];
  if (train === null || dev === null) return null;
  const vault = await read(train.slice(0, background), embedder);
  const test = await read(dev, embedder);
  const outcomes: TrialOutcome[] = [];
  for (const seed of seeds)
    for (const [category, description] of Object.entries(policies)) {
      const known = kept(category, seed);
      if (known === null && process.cpuUsage().user / 1e6 > seconds) return outcomes;
      outcomes.push(
        ...(known ?? keep(category, seed, await trial(category, description, seed, { train, vault, test, embedder }))),
      );
    }
  return outcomes;
}

interface TrialData {
  readonly train: readonly LabelledPassage[];
  readonly vault: readonly ReadPassage[];
  readonly test: readonly ReadPassage[];
  readonly embedder: BenchEmbedder;
}

async function trial(
  category: string,
  description: string,
  seed: number,
  { train, vault, test, embedder }: TrialData,
): Promise<readonly TrialOutcome[]> {
  const [asked = new Float32Array(0)] = await embedder.embed([description]);
  const positives = await positivesOf(category, train, seed, embedder);
  const clean = vault.filter(({ categories }) => !categories.has(category));
  const negatives = counterExamples(positives, clean, seed);
  const unmarked = vault
    .filter((one) => !negatives.includes(one))
    .filter((_, at) => at % Math.floor(background / unmarkedCount) === 0);
  return policyTrial({ category, seed, positives, negatives, unmarked, test, description: asked, falseAlarmLimit });
}

/** Finished trials are kept, so that a run that was cut off goes on; a changed trainer needs an empty folder. */
const folder = join(projectFolder, '.cache', 'bench-policies');
const fileOf = (category: string, seed: number): string =>
  join(folder, `${category.replace(/\W+/gu, '-')}-${String(seed)}.json`);

function kept(category: string, seed: number): readonly TrialOutcome[] | null {
  const file = fileOf(category, seed);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TrialOutcome[]) : null;
}

function keep(category: string, seed: number, outcomes: readonly TrialOutcome[]): readonly TrialOutcome[] {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(category, seed), JSON.stringify(outcomes));
  return outcomes;
}

async function positivesOf(
  category: string,
  train: readonly LabelledPassage[],
  seed: number,
  embedder: BenchEmbedder,
): Promise<readonly ReadPassage[]> {
  const all = train.filter(({ categories }) => categories.has(category));
  const blank = all.map((one) => ({
    ...one,
    reading: { vector: null, words: { positions: new Int32Array(0), values: new Float64Array(0) } },
  }));
  const chosen = draw(blank, 10, seed);
  return read(
    all.filter((_, at) => chosen.includes(blank[at] as ReadPassage)),
    embedder,
  );
}

/** Five that look like the marked ones and five at random: what a person marks who is shown suggestions. */
function counterExamples(
  positives: readonly ReadPassage[],
  clean: readonly ReadPassage[],
  seed: number,
): readonly ReadPassage[] {
  const nearness = ({ reading }: ReadPassage): number =>
    positives.reduce((sum, one) => sum + dotProduct(one.reading.vector ?? [], reading.vector ?? []), 0);
  const near = [...clean].sort((a, b) => nearness(b) - nearness(a)).slice(0, 40);
  const five = draw(near, 5, seed);
  return [
    ...five,
    ...draw(
      clean.filter((one) => !five.includes(one)),
      5,
      seed + 100,
    ),
  ];
}

async function read(passages: readonly LabelledPassage[], embedder: BenchEmbedder): Promise<readonly ReadPassage[]> {
  const vectors = await embedder.embed(passages.map(({ text }) => text));
  return passages.map(({ contract, categories, text }, at) => ({
    contract,
    categories,
    reading: readPassage(text, vectors[at] ?? null),
  }));
}

/** Seconds for a hundred heads over a thousand passages that are embedded already: counting their words included. */
export function policySpeed(): {
  readonly heads: number;
  readonly passages: number;
  readonly seconds: number;
  /** Of the processor: what a busy machine does not change. */
  readonly cpuSeconds: number;
  readonly trainSeconds: number;
} {
  const words = (n: number): string =>
    Array.from({ length: 130 }, (_, at) => `word${String((n * 7919 + at * 104729) % 4000)}`).join(' ');
  const vector = (n: number): Float32Array => {
    const raw = Float32Array.from({ length: 384 }, (_, at) => Math.sin((n + 1) * (at + 1)));
    return raw.map((value) => value / Math.hypot(...raw));
  };
  const marked = Array.from({ length: 20 }, (_, n) => ({
    reading: readPassage(words(n), vector(n)),
    isYes: n % 2 === 0,
    group: String(n),
  }));
  const unmarked = Array.from({ length: unmarkedCount }, (_, n) => ({
    reading: readPassage(words(n + 50), vector(n + 50)),
    group: `o${String(n % 20)}`,
  }));
  const training = {
    policy: 'pol_00000000000000000001' as PolicyId,
    embedder: '0'.repeat(64) as Sha256,
    dimensions: 384,
    falseAlarmLimit,
    marked,
    unmarked,
  };
  const begun = performance.now();
  const { head } = trainPolicy(training);
  const trainSeconds = (performance.now() - begun) / 1000;
  const heads = Array.from({ length: 100 }, () => openPolicyHead(head));
  const texts = Array.from({ length: 1000 }, (_, n) => ({ text: words(n + 900), vector: vector(n + 900) }));
  const start = performance.now();
  const before = process.cpuUsage();
  scorePolicies(
    heads,
    texts.map(({ text, vector: own }) => readPassage(text, own)),
  );
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1_000_000;
  return { heads: heads.length, passages: texts.length, seconds, cpuSeconds, trainSeconds };
}

function print(outcomes: readonly TrialOutcome[]): void {
  for (const [system, all] of Map.groupBy(outcomes, (one) => one.system)) {
    const units = [...Map.groupBy(all, ({ category }) => category).values()];
    const mean = (measure: (one: TrialOutcome) => number): Interval =>
      bootstrap(units, (some) => average(some.flat().map(measure)));
    const figures = {
      'average precision': mean(({ averagePrecision }) => averagePrecision),
      'recall at the line': mean(({ hits, positives }) => hits / positives),
      'precision at the line': bootstrap(units, (some) => ratio(some.flat())),
      'at least asked about': mean(({ asked, positives }) => asked / positives),
    };
    for (const [measure, interval] of Object.entries(figures)) say(system, measure, all.length, interval);
  }
}

function ratio(all: readonly TrialOutcome[]): number {
  const alarms = all.reduce((sum, one) => sum + one.alarms, 0);
  return alarms === 0 ? 0 : all.reduce((sum, one) => sum + one.hits, 0) / alarms;
}

const average = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

function say(system: string, measure: string, draws: number, { value, low, high, n }: Interval): void {
  process.stdout.write(
    `${system.padEnd(27)}${measure.padEnd(24)}${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}; ${String(n)} policies, ${String(draws)} draws in all)\n`,
  );
}

if (import.meta.main) {
  const { heads, passages, seconds, cpuSeconds, trainSeconds } = policySpeed();
  process.stdout.write(
    `${String(heads)} policies over ${String(passages)} embedded passages: ${seconds.toFixed(3)} s, ${cpuSeconds.toFixed(3)} s of the processor; one policy trained and measured: ${trainSeconds.toFixed(1)} s\n`,
  );
  const outcomes = await policyQuality(await openBenchEmbedder(), Number(process.env.BENCH_SECONDS ?? Infinity));
  if (outcomes === null) process.stdout.write('CUAD is not in the data folder: quality not measured\n');
  else {
    const positives = new Map(outcomes.map((one) => [one.category, one.positives]));
    process.stdout.write(
      `CUAD dev, 58 contracts; passages that break each policy: ${[...positives].map(([name, n]) => `${name} ${String(n)}`).join(', ')}\n`,
    );
    print(outcomes);
  }
  process.exit(0); // the model runtime keeps threads
}
