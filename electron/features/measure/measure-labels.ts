/** Closed label sets: accuracy, macro-F1, confusion, calibration, and what abstaining buys. */
import type { EvaluationReport, Measure } from '../../contract/evaluate.ts';
import { bootstrap } from '../../core/calibrate/bootstrap.ts';
import { calibrationError, reliabilityBins, riskCoverage } from '../../core/calibrate/reliability.ts';
import type { Measured } from './measured.ts';
import { labelRow, f1, total } from './span-scores.ts';

interface LabelPair {
  readonly gold: { readonly labels: readonly string[] };
  readonly predicted:
    { readonly label: string; readonly probability: number; readonly abstained?: boolean } | undefined;
}

interface Judged {
  /** The gold label; of several right ones the predicted one where it is among them. */
  readonly gold: string;
  readonly said: string;
  readonly probability: number;
  readonly right: boolean;
  readonly abstained: boolean;
}

/** Stands for an item without a prediction. */
const nothing = '(no prediction)';
const coverages = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

export function measureLabels(pairs: readonly LabelPair[]): Measured {
  const judged = pairs.map(judge);
  const kept = judged.filter(({ abstained }) => !abstained);
  const answered = judged.filter(({ said }) => said !== nothing);
  const accuracy = (items: readonly Judged[]): number => items.filter(({ right }) => right).length / items.length;
  return {
    measures: [
      measure('accuracy', judged, accuracy),
      measure('macro-F1', judged, macroF1),
      measure('share accepted', judged, (items) => items.filter(({ abstained }) => !abstained).length / items.length),
      ...(kept.length === 0 ? [] : [measure('accuracy of accepted', kept, accuracy)]),
    ],
    byLabel: labelsOf(judged, ({ gold }) => gold).map((label) => labelRow(label, judged.map(countsFor(label)))),
    confusion: confusionOf(judged),
    calibration: { error: calibrationError(answered), n: answered.length, bins: reliabilityBins(answered) },
    riskCoverage: riskCoverage(answered, coverages),
  };
}

function judge({ gold, predicted }: LabelPair): Judged {
  const said = predicted?.label ?? nothing;
  const right = gold.labels.includes(said);
  return {
    gold: right ? said : (gold.labels[0] ?? nothing),
    said,
    probability: predicted?.probability ?? 0,
    right,
    abstained: predicted === undefined || predicted.abstained === true,
  };
}

function measure(name: string, items: readonly Judged[], score: (items: readonly Judged[]) => number): Measure {
  return { name, ...bootstrap(items, score) };
}

function macroF1(items: readonly Judged[]): number {
  const labels = labelsOf(items, ({ gold }) => gold);
  const scores = labels.map((label) => f1(total(items.map(countsFor(label)))));
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, labels.length);
}

function countsFor(label: string): (item: Judged) => { right: number; predicted: number; gold: number } {
  return ({ gold, said }) => ({
    right: gold === label && said === label ? 1 : 0,
    predicted: said === label ? 1 : 0,
    gold: gold === label ? 1 : 0,
  });
}

function confusionOf(judged: readonly Judged[]): EvaluationReport['confusion'] {
  const labels = [...new Set([...labelsOf(judged, ({ gold }) => gold), ...labelsOf(judged, ({ said }) => said)])];
  const place = new Map(labels.map((label, at) => [label, at]));
  const counts = labels.map(() => labels.map(() => 0));
  for (const { gold, said } of judged) {
    const row = counts[place.get(gold) ?? 0];
    const column = place.get(said) ?? 0;
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return { labels, counts };
}

/** Labels by falling count, then by name. */
function labelsOf(items: readonly Judged[], of: (item: Judged) => string): string[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([label]) => label);
}
