/** Logistic regression with an L2 penalty, fitted by L-BFGS (Nocedal 1980; Liu and Nocedal 1989). Deterministic: no randomness, no clock. */
import type { SparseVector } from '../heads/score-head.ts';
import { sigmoid } from '../heads/calibrate-scores.ts';
import { dotProduct } from '../index/dot-product.ts';

export interface LogisticExample {
  readonly features: SparseVector;
  readonly isYes: boolean;
  /** How much the example counts. */
  readonly weight: number;
}

export interface LogisticFit {
  readonly weights: Float64Array;
  readonly bias: number;
}

export interface LogisticOptions {
  /** Every position of a feature is below this. */
  readonly size: number;
  /** Strength of the penalty 0.5 × l2 × |weights|²; the bias is free. */
  readonly l2: number;
}

const memory = 8;
const mostSteps = 200;
const enough = 1e-5;

/** The one minimum of a convex function: the same examples give the same weights. Positions that no example has stay 0. */
export function fitLogistic(examples: readonly LogisticExample[], { size, l2 }: LogisticOptions): LogisticFit {
  const used = [...new Set(examples.flatMap(({ features }) => [...features.positions]))].sort((a, b) => a - b);
  const columns = new Map(used.map((position, column) => [position, column]));
  const dense = examples.map(({ features, ...rest }) => ({
    ...rest,
    features: { ...features, positions: features.positions.map((position) => columns.get(position) ?? 0) },
  }));
  const point = minimise(new Float64Array(used.length + 1), (at) => lossOf(dense, at, l2));
  const weights = new Float64Array(size);
  used.forEach((position, column) => {
    weights[position] = point[column] ?? 0;
  });
  return { weights, bias: point[used.length] ?? 0 };
}

interface Value {
  readonly loss: number;
  readonly gradient: Float64Array;
}

/** The bias is the last number of a point. */
function lossOf(examples: readonly LogisticExample[], point: Float64Array, l2: number): Value {
  const size = point.length - 1;
  const bias = point[size] ?? 0;
  const gradient = point.map((weight, at) => (at < size ? l2 * weight : 0));
  let loss = 0.5 * l2 * (dotProduct(point, point) - bias * bias);
  for (const { features, isYes, weight } of examples) {
    const margin = (isYes ? 1 : -1) * (bias + dotSparse(features, point));
    loss += weight * (Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin));
    const pull = (isYes ? -1 : 1) * weight * sigmoid(-margin);
    addSparse(gradient, features, pull);
    gradient[size] = (gradient[size] ?? 0) + pull;
  }
  return { loss, gradient };
}

function addSparse(to: Float64Array, { positions, values }: SparseVector, times: number): void {
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at] ?? 0;
    to[position] = (to[position] ?? 0) + times * (values[at] ?? 0);
  }
}

/** Sum of value × weight over the positions of `features`. */
export function dotSparse({ positions, values }: SparseVector, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < positions.length; at += 1) sum += (values[at] ?? 0) * (weights[positions[at] ?? 0] ?? 0);
  return sum;
}

interface Step {
  readonly moved: Float64Array;
  readonly turned: Float64Array;
  readonly curvature: number;
}

function minimise(start: Float64Array, valueAt: (point: Float64Array) => Value): Float64Array {
  let point = start;
  let now = valueAt(point);
  const steps: Step[] = [];
  for (let count = 0; count < mostSteps && Math.sqrt(dotProduct(now.gradient, now.gradient)) > enough; count += 1) {
    const next = lineSearch(point, now, descent(now.gradient, steps), valueAt);
    if (next === null) break;
    const moved = difference(next.point, point);
    const turned = difference(next.value.gradient, now.gradient);
    const curvature = dotProduct(moved, turned);
    if (curvature > 0) steps.push({ moved, turned, curvature });
    if (steps.length > memory) steps.shift();
    point = next.point;
    now = next.value;
  }
  return point;
}

/** The two-loop recursion: the direction that the remembered steps make of the gradient. */
function descent(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = gradient.map((value) => -value);
  const shares = steps.toReversed().map((step) => {
    const share = dotProduct(step.moved, direction) / step.curvature;
    add(direction, step.turned, -share);
    return share;
  });
  const last = steps.at(-1);
  if (last !== undefined) scale(direction, last.curvature / dotProduct(last.turned, last.turned));
  steps.forEach((step, at) => {
    const share = shares[steps.length - 1 - at] ?? 0;
    add(direction, step.moved, share - dotProduct(step.turned, direction) / step.curvature);
  });
  return direction;
}

/** Halves the step until the loss falls enough (Armijo); null when rounding leaves nothing to gain. */
function lineSearch(
  point: Float64Array,
  now: Value,
  direction: Float64Array,
  valueAt: (point: Float64Array) => Value,
): { point: Float64Array; value: Value } | null {
  const slope = dotProduct(now.gradient, direction);
  for (let length = 1; length > 1e-10; length /= 2) {
    const next = point.slice();
    add(next, direction, length);
    const value = valueAt(next);
    if (value.loss <= now.loss + 1e-4 * length * slope) return { point: next, value };
  }
  return null;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + times * (what[at] ?? 0);
}

function scale(what: Float64Array, by: number): void {
  for (let at = 0; at < what.length; at += 1) what[at] = (what[at] ?? 0) * by;
}

function difference(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => value - (other[at] ?? 0));
}
