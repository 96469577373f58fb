/** Precision, recall and F1 from counts of right, predicted and gold things, with intervals over items. */
import type { EvaluationReport, Measure } from '../../contract/evaluate.ts';
import { bootstrap } from '../../core/calibrate/bootstrap.ts';

export interface Counts {
  readonly right: number;
  readonly predicted: number;
  readonly gold: number;
}

/** One `Counts` per item. Micro-averaged; nothing predicted and nothing to find is a perfect 1. */
export function spanMeasures(name: string, items: readonly Counts[]): Measure[] {
  const parts = [
    [`${name}precision`, precision],
    [`${name}recall`, recall],
    [`${name}F1`, f1],
  ] as const;
  const n = sum(items, 'gold');
  return parts.map(([part, score]) => {
    const { value, low, high } = bootstrap(items, (drawn) => score(total(drawn)));
    return { name: part, value, low, high, n };
  });
}

export function labelRow(label: string, items: readonly Counts[]): EvaluationReport['byLabel'][number] {
  const all = total(items);
  return { label, n: all.gold, precision: precision(all), recall: recall(all), f1: f1(all) };
}

export function total(items: readonly Counts[]): Counts {
  return { right: sum(items, 'right'), predicted: sum(items, 'predicted'), gold: sum(items, 'gold') };
}

export function f1({ right, predicted, gold }: Counts): number {
  return predicted + gold === 0 ? 1 : (2 * right) / (predicted + gold);
}

function precision({ right, predicted, gold }: Counts): number {
  return predicted === 0 ? (gold === 0 ? 1 : 0) : right / predicted;
}

function recall({ right, gold }: Counts): number {
  return gold === 0 ? 1 : right / gold;
}

function sum(items: readonly Counts[], key: keyof Counts): number {
  return items.reduce((all, item) => all + item[key], 0);
}
