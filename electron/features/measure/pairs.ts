/** Brings gold answers and predictions together by id. */
import type { GoldOf, MeasuredTask } from '../../contract/evaluate.ts';
import type { PredictionOf } from '../../contract/predict.ts';

export interface Pair<Task extends MeasuredTask> {
  readonly gold: GoldOf<Task>;
  readonly predicted: PredictionOf<Task> | undefined;
}

/** One pair per gold item, in gold order. Of predictions with the same id the last one counts. */
export function pair<Task extends MeasuredTask>(
  gold: readonly GoldOf<Task>[],
  predictions: readonly PredictionOf<Task>[],
): Pair<Task>[] {
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]));
  return gold.map((item) => ({ gold: item, predicted: byId.get(item.id) }));
}
