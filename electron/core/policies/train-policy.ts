/** Trains a policy head from marked passages: seconds, deterministic, every figure on passages that were left out. */
import type { PolicyId, Sha256 } from '../../contract/ids.ts';
import type { PolicyHeadFile, PolicyMeasure } from '../../contract/policy.ts';
import { sigmoid } from '../heads/calibrate-scores.ts';
import { dotSparse, fitLogistic, type LogisticExample, type LogisticFit } from './fit-logistic.ts';
import { foldGroups } from './fold-groups.ts';
import { measurePolicy } from './measure-policy.ts';
import { packFloat32, packUint16 } from './pack-numbers.ts';
import { policyRows, type PolicyRows } from './policy-rows.ts';
import { policyThresholds } from './policy-thresholds.ts';
import type { PolicyReading } from './score-policies.ts';

export interface Marked {
  readonly reading: PolicyReading;
  readonly isYes: boolean;
  /** Passages of one document. */
  readonly group: string;
}

/** A passage that nobody marked. */
export type Unmarked = Pick<Marked, 'reading' | 'group'>;

export interface PolicyTraining {
  readonly policy: PolicyId;
  readonly embedder: Sha256;
  readonly dimensions: number;
  readonly falseAlarmLimit: number;
  readonly marked: readonly Marked[];
  /** Passages of the vault that nobody marked: most of them are without the matter. */
  readonly unmarked: readonly Unmarked[];
}

const folds = 5;
/** Chosen on training contracts (CUAD train): strength of the penalty, and what all unmarked passages count together, in examples. */
const penalty = 0.01;
const unmarkedCount = 5;

/** Needs examples of both kinds. Unmarked passages pull weakly towards "no", and say how often the head would speak up. */
export function trainPolicy(training: PolicyTraining): {
  readonly head: PolicyHeadFile;
  readonly measure: PolicyMeasure;
} {
  const { marked, unmarked, dimensions } = training;
  const rows = policyRows(
    [...marked, ...unmarked].map(({ reading }) => reading),
    dimensions,
  );
  const items = itemsOf(training, rows);
  const left = leaveOut(items, rows);
  const calibration = fitCalibration(left.marked.map((score, at) => ({ score, isYes: marked[at]?.isYes ?? false })));
  const chance = (score: number): number => sigmoid(calibration.slope * score + calibration.offset);
  const [chances, unmarkedChances] = [left.marked.map(chance), left.unmarked.map(chance)];
  const of = (isYes: boolean): number[] => chances.filter((_, at) => marked[at]?.isYes === isYes);
  const thresholds = policyThresholds([...of(false), ...unmarkedChances], of(true), training.falseAlarmLimit);
  const fit = fitLogistic([...items.marked, ...items.unmarked], { size: rows.size, l2: penalty });
  return {
    head: { ...headOf(training, rows, fit), calibration, thresholds },
    measure: measurePolicy({ marked, chances, unmarkedChances, thresholds }),
  };
}

interface Item extends LogisticExample {
  readonly group: string;
}

interface Items {
  readonly marked: readonly Item[];
  readonly unmarked: readonly Item[];
}

function itemsOf({ marked, unmarked }: PolicyTraining, { rowOf }: PolicyRows): Items {
  const weight = unmarkedCount / Math.max(1, unmarked.length);
  return {
    marked: marked.map(({ reading, isYes, group }) => ({ features: rowOf(reading), isYes, group, weight: 1 })),
    unmarked: unmarked.map(({ reading, group }) => ({ features: rowOf(reading), isYes: false, group, weight })),
  };
}

/** Scores of heads that had learnt nothing from the group of the passage. */
function leaveOut({ marked, unmarked }: Items, { size }: PolicyRows): { marked: number[]; unmarked: number[] } {
  const foldOf = foldGroups([...marked, ...unmarked], folds);
  const fits = Array.from({ length: folds }, (_, fold) =>
    fitLogistic(
      [...marked, ...unmarked].filter(({ group }) => foldOf.get(group) !== fold),
      { size, l2: penalty },
    ),
  );
  const score = ({ features, group }: Item): number => {
    const fit = fits[foldOf.get(group) ?? 0];
    return fit === undefined ? 0 : fit.bias + dotSparse(features, fit.weights);
  };
  return { marked: marked.map(score), unmarked: unmarked.map(score) };
}

/** Platt's scaling (1999) with his smoothed targets. A head that ranks the wrong way round gets an almost flat curve, never a falling one. */
function fitCalibration(
  scores: readonly { readonly score: number; readonly isYes: boolean }[],
): PolicyHeadFile['calibration'] {
  const count = (isYes: boolean): number => scores.filter((one) => one.isYes === isYes).length;
  const [yes, no] = [count(true), count(false)];
  const sure = { yes: (yes + 1) / (yes + 2), no: (no + 1) / (no + 2) };
  const examples = scores.flatMap(({ score, isYes }) => {
    const features = { positions: Int32Array.of(0), values: Float64Array.of(score) };
    const share = isYes ? sure.yes : sure.no;
    return [
      { features, isYes, weight: share },
      { features, isYes: !isYes, weight: 1 - share },
    ];
  });
  const { weights, bias } = fitLogistic(examples, { size: 1, l2: 1e-3 });
  return { slope: Math.max(0.05, weights[0] ?? 0), offset: bias, samples: scores.length };
}

function headOf(
  { policy, embedder }: PolicyTraining,
  rows: PolicyRows,
  fit: LogisticFit,
): Omit<PolicyHeadFile, 'calibration' | 'thresholds'> {
  const { vector, words } = rows.weightsOf(fit);
  const places = [...words.keys()].filter((place) => words[place] !== 0);
  return {
    kind: 'policy-head',
    version: 1,
    policy,
    embedder,
    vector: packFloat32(vector),
    places: packUint16(places),
    words: packFloat32(places.map((place) => words[place] ?? 0)),
    bias: fit.bias,
  };
}
