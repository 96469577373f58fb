/** One trial: a policy from ten passages that break it and ten that do not, held against the passages of contracts that nobody marked. */
import type { PolicyId, Sha256 } from '../../../electron/contract/ids.ts';
import { seededRandom } from '../../../electron/core/calibrate/bootstrap.ts';
import { dotProduct } from '../../../electron/core/index/dot-product.ts';
import { openPolicyHead } from '../../../electron/core/policies/open-policy-head.ts';
import { policyThresholds } from '../../../electron/core/policies/policy-thresholds.ts';
import { policyProbability, type PolicyReading } from '../../../electron/core/policies/score-policies.ts';
import { trainPolicy, type Marked } from '../../../electron/core/policies/train-policy.ts';

export interface ReadPassage {
  readonly contract: string;
  readonly categories: ReadonlySet<string>;
  readonly reading: PolicyReading;
}

export interface TrialOutcome {
  readonly category: string;
  readonly seed: number;
  readonly system: string;
  /** Area under precision and recall over all passages. */
  readonly averagePrecision: number;
  /** At the line that keeps false alarms under the limit; `alarms` are all passages reported. */
  readonly hits: number;
  readonly alarms: number;
  readonly positives: number;
  /** Positives at or above the line from which a person is asked. */
  readonly asked: number;
}

export interface TrialInput {
  readonly category: string;
  readonly seed: number;
  readonly positives: readonly ReadPassage[];
  readonly negatives: readonly ReadPassage[];
  readonly unmarked: readonly ReadPassage[];
  readonly test: readonly ReadPassage[];
  readonly description: Float32Array;
  readonly falseAlarmLimit: number;
}

/** The product's head, the same without vectors, nearness to the marked passages, and nearness to the description alone. */
export function policyTrial(input: TrialInput): readonly TrialOutcome[] {
  const { positives, description } = input;
  const middle = new Float32Array(description.length);
  for (const { reading } of positives)
    reading.vector?.forEach((value, at) => {
      middle[at] = (middle[at] ?? 0) + value / positives.length;
    });
  const near =
    (to: Float32Array) =>
    ({ vector }: PolicyReading): number =>
      vector === null ? 0 : dotProduct(vector, to);
  return [
    headTrial('head', input, (reading) => reading),
    headTrial('words only', input, (reading) => ({ ...reading, vector: null })),
    nearTrial('cosine to the ten', input, near(middle)),
    nearTrial('cosine to the description', input, near(description)),
  ];
}

function headTrial(system: string, input: TrialInput, see: (reading: PolicyReading) => PolicyReading): TrialOutcome {
  const mark =
    (isYes: boolean) =>
    ({ contract, reading }: ReadPassage): Marked => ({ reading: see(reading), isYes, group: contract });
  const { head } = trainPolicy({
    policy: 'pol_00000000000000000001' as PolicyId,
    embedder: '0'.repeat(64) as Sha256,
    dimensions: input.description.length,
    falseAlarmLimit: input.falseAlarmLimit,
    marked: [...input.positives.map(mark(true)), ...input.negatives.map(mark(false))],
    unmarked: input.unmarked.map(({ contract, reading }) => ({ reading: see(reading), group: contract })),
  });
  const opened = openPolicyHead(head);
  const scores = input.test.map(({ reading }) => policyProbability(opened, see(reading)));
  return outcome(system, input, scores, head.thresholds);
}

function nearTrial(system: string, input: TrialInput, score: (reading: PolicyReading) => number): TrialOutcome {
  const of = (passages: readonly ReadPassage[]): number[] => passages.map(({ reading }) => score(reading));
  const clean = [...of(input.negatives), ...of(input.unmarked)];
  const lines = policyThresholds(clean, of(input.positives), input.falseAlarmLimit);
  return outcome(system, input, of(input.test), lines);
}

function outcome(
  system: string,
  { category, seed, test }: TrialInput,
  scores: readonly number[],
  { reportAbove, askFrom }: { readonly reportAbove: number | null; readonly askFrom: number },
): TrialOutcome {
  const judged = test.map(({ categories }, at) => ({ score: scores[at] ?? 0, isYes: categories.has(category) }));
  const yes = judged.filter(({ isYes }) => isYes);
  const isReported = ({ score }: { score: number }): boolean => reportAbove !== null && score > reportAbove;
  return {
    ...{ category, seed, system, averagePrecision: averagePrecision(judged), positives: yes.length },
    hits: yes.filter(isReported).length,
    alarms: judged.filter(isReported).length,
    asked: yes.filter(({ score }) => score >= askFrom).length,
  };
}

function averagePrecision(judged: readonly { readonly score: number; readonly isYes: boolean }[]): number {
  const ordered = [...judged].sort((a, b) => b.score - a.score);
  let hits = 0;
  let sum = 0;
  ordered.forEach(({ isYes }, at) => {
    if (!isYes) return;
    hits += 1;
    sum += hits / (at + 1);
  });
  return hits === 0 ? 0 : sum / hits;
}

/** `count` of `from`, drawn by the seed, at most one of a contract. */
export function draw(from: readonly ReadPassage[], count: number, seed: number): readonly ReadPassage[] {
  const random = seededRandom(seed);
  const mixed = from.map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
  const taken = new Map<string, ReadPassage>();
  for (const { one } of mixed) if (!taken.has(one.contract)) taken.set(one.contract, one);
  return [...taken.values()].slice(0, count);
}
