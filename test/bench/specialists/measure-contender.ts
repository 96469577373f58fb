/** One row of the table: a contender's score on the items it answered, its time and its size. */
import type { GoldOf, MeasuredTask } from '../../../electron/contract/evaluate.ts';
import type { PredictionOf } from '../../../electron/contract/predict.ts';
import { evaluate, parseGold } from '../../../electron/features/measure/evaluate.ts';
import type { Contender, Item, Role } from './contender.ts';
import type { BenchTask } from './tasks.ts';
import type { Verdict } from './verdict.ts';

export interface Row {
  readonly task: string;
  readonly role: Role;
  readonly name: string;
  readonly measure: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Items; the measure may count spans inside them (`units`). */
  readonly n: number;
  readonly units: number;
  readonly milliseconds: number;
  readonly megabytes: number | null;
  /** The specialist on the same items against this contender; null on the specialist's own rows. */
  readonly specialist: Verdict | null;
}

/** Items without an answer count as wrong. */
export function measureContender(
  { key, task, measure }: BenchTask,
  { role, name, bytes, predictions }: Contender,
  items: readonly Item[],
): Omit<Row, 'specialist'> {
  const wanted = new Set(items.map(({ id }) => id));
  const gold: readonly GoldOf<MeasuredTask>[] = parseGold(task, items);
  const answers = predictions.filter(({ id }) => wanted.has(id)) as unknown as PredictionOf<MeasuredTask>[];
  const { measures, cost } = evaluate<MeasuredTask>(task, gold, answers);
  const found = measures.find((one) => one.name === measure);
  if (found === undefined) throw new Error(`${task} has no measure named ${measure}`);
  const { value, low, high, n: units } = found;
  return {
    ...{ task: key, role, name, measure, value, low, high, units, n: items.length },
    milliseconds: cost.millisecondsMean,
    megabytes: bytes === null ? null : bytes / 1e6,
  };
}
