/** Probabilities from a signal head and the numbers measured for one item. */
import type { SignalHeadFile } from '../../contract/signal-head.ts';
import { softmax } from '../heads/calibrate-scores.ts';

/** Measured numbers by name. A signal that is not there counts as its mean over the training items: it says nothing. */
export type Signals = Readonly<Record<string, number>>;

/** One probability per label of the head, in its order. */
export function scoreSignals(head: SignalHeadFile, signals: Signals): readonly number[] {
  const scores = head.weights.map((row, label) => (head.bias[label] ?? 0) + weigh(head, row, signals));
  return [...softmax(Float64Array.from(scores), head.temperature)];
}

/** One probability per set of signals, where the labels are given at run time and compete with each other. */
export function scoreChoices(head: SignalHeadFile, choices: readonly Signals[]): readonly number[] {
  const [row = []] = head.weights;
  return [
    ...softmax(
      Float64Array.from(choices, (signals) => weigh(head, row, signals)),
      head.temperature,
    ),
  ];
}

function weigh({ signals: names, mean, scale }: SignalHeadFile, row: readonly number[], signals: Signals): number {
  return names.reduce((sum, name, at) => {
    const value = signals[name];
    if (value === undefined) return sum;
    return sum + ((row[at] ?? 0) * (value - (mean[at] ?? 0))) / (scale[at] ?? 1);
  }, 0);
}
