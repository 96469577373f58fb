/**
 * Viterbi and forward-backward over a linear chain. Scores: one row per token, one column per label, in one flat array.
 * Lafferty, McCallum, Pereira: Conditional Random Fields (2001); Rabiner (1989) for the scaling of each step.
 */
export interface Lattice {
  readonly scores: Float64Array;
  readonly labels: number;
  /** Weight of label to label, flat, row = label before. */
  readonly transitions: Float64Array;
}

/** The best label of each token together. Of equal scores the lower label wins. */
export function viterbi({ scores, labels, transitions }: Lattice): number[] {
  const length = scores.length / labels;
  if (length === 0) return [];
  const back = new Int32Array(scores.length);
  let best = scores.slice(0, labels);
  for (let at = 1; at < length; at += 1) {
    const next = new Float64Array(labels);
    for (let to = 0; to < labels; to += 1) {
      const from = bestBefore(best, transitions, to);
      back[at * labels + to] = from;
      next[to] = value(best, from) + value(transitions, from * labels + to) + value(scores, at * labels + to);
    }
    best = next;
  }
  const path = [best.indexOf(Math.max(...best))];
  for (let at = length - 1; at > 0; at -= 1) path.push(back[at * labels + (path.at(-1) ?? 0)] ?? 0);
  return path.reverse();
}

function bestBefore(best: Float64Array, transitions: Float64Array, to: number): number {
  let from = 0;
  let top = -Infinity;
  for (let label = 0; label < best.length; label += 1) {
    const sum = value(best, label) + value(transitions, label * best.length + to);
    if (sum > top) [from, top] = [label, sum];
  }
  return from;
}

/** Probability of every label at every token, flat like the scores. */
export function marginals({ scores, labels, transitions }: Lattice): Float64Array {
  const length = scores.length / labels;
  const moves = transitions.map(Math.exp);
  const local = localPowers(scores, labels);
  const ahead = local.slice();
  const behind = new Float64Array(scores.length).fill(1);
  normalise(ahead, 0, labels);
  for (let at = 1; at < length; at += 1) stepAhead(ahead, local, moves, at, labels);
  for (let at = length - 2; at >= 0; at -= 1) stepBehind(behind, local, moves, at, labels);
  const product = ahead.map((chance, at) => chance * value(behind, at));
  for (let at = 0; at < length; at += 1) normalise(product, at * labels, labels);
  return product;
}

function localPowers(scores: Float64Array, labels: number): Float64Array {
  const powers = new Float64Array(scores.length);
  for (let row = 0; row < scores.length; row += labels) {
    const top = scores.subarray(row, row + labels).reduce((best, score) => Math.max(best, score), -Infinity);
    for (let label = 0; label < labels; label += 1) powers[row + label] = Math.exp(value(scores, row + label) - top);
  }
  return powers;
}

function stepAhead(ahead: Float64Array, local: Float64Array, moves: Float64Array, at: number, labels: number): void {
  const row = at * labels;
  for (let to = 0; to < labels; to += 1) {
    let sum = 0;
    for (let from = 0; from < labels; from += 1)
      sum += value(ahead, row - labels + from) * value(moves, from * labels + to);
    ahead[row + to] = sum * value(local, row + to);
  }
  normalise(ahead, row, labels);
}

function stepBehind(behind: Float64Array, local: Float64Array, moves: Float64Array, at: number, labels: number): void {
  const row = at * labels;
  for (let from = 0; from < labels; from += 1) {
    let sum = 0;
    for (let to = 0; to < labels; to += 1)
      sum += value(moves, from * labels + to) * value(local, row + labels + to) * value(behind, row + labels + to);
    behind[row + from] = sum;
  }
  normalise(behind, row, labels);
}

function normalise(numbers: Float64Array, start: number, count: number): void {
  let total = 0;
  for (let at = start; at < start + count; at += 1) total += value(numbers, at);
  for (let at = start; at < start + count; at += 1) numbers[at] = value(numbers, at) / total;
}

/** Indices here are always inside; the checker cannot know. */
function value(numbers: Float64Array, at: number): number {
  return numbers[at] ?? 0;
}
