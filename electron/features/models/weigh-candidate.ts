/** Weighs one candidate: its answers to the items of a task, scored, and what they cost. */
import type { EvaluationReport, Measure } from '../../contract/evaluate.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { ModelEntry } from '../../contract/model.ts';
import type { RightSizeRow } from '../../contract/right-size.ts';
import type { Meter } from '../../ports/meter.ts';

/** What a candidate's run came to; `modelSeconds` is the time spent waiting for a model process. */
export interface CandidateRun {
  readonly specialist: string;
  readonly items: number;
  readonly missing: number;
  readonly seconds: number;
  readonly modelSeconds: number;
  /** Memory that the model process took for it. */
  readonly modelBytes: number;
  readonly score: Measure;
  readonly calibration: EvaluationReport['calibration'];
}

export interface Weighing {
  readonly row: RightSizeRow;
  readonly method: 'estimate' | 'rapl';
}

export async function weighCandidate(
  { id, version, sha256, bytes }: ModelEntry,
  run: () => Promise<CandidateRun>,
  { meter, watts }: { readonly meter: Meter; readonly watts: number },
): Promise<Weighing> {
  const [cpu, memory, joules] = [meter.cpuSeconds(), meter.memoryBytes(), await meter.joules()];
  const made = await run();
  const used = meter.cpuSeconds() - cpu + made.modelSeconds * meter.modelThreads();
  const after = await meter.joules();
  const measured = joules === null || after === null || after < joules ? null : after - joules;
  const items = Math.max(1, made.items);
  const { specialist, score, missing, calibration } = made;
  return {
    method: measured === null ? 'estimate' : 'rapl',
    row: {
      ...{ id, version, sha256, specialist, score, missing, calibration, fileBytes: bytes },
      secondsPerItem: made.seconds / items,
      cpuSecondsPerItem: used / items,
      joulesPerItem: (measured ?? used * watts) / items,
      memoryBytes: Math.max(0, meter.memoryBytes() - memory) + made.modelBytes,
    },
  };
}

/** Candidates of a task that are one and the same answerer are weighed once. */
export function distinctRows(rows: readonly RightSizeRow[]): readonly RightSizeRow[] {
  return rows.filter((row, at) => rows.findIndex(({ specialist }) => specialist === row.specialist) === at);
}

/** What would answer a task if this candidate did: the others of its task and role step aside. */
export function onlyCandidate(
  usable: readonly ModelEntry[],
  candidate: ModelEntry,
  task: string,
): readonly ModelEntry[] {
  const stepsAside = (one: ModelEntry): boolean =>
    one.id === candidate.id || (one.role === candidate.role && one.tasks.includes(task) && isAlone(one, usable, task));
  return [candidate, ...usable.filter((one) => !stepsAside(one))];
}

/** Parts of the release that work together for one task are no rivals: taggers of two languages, say. */
function isAlone({ role }: ModelEntry, usable: readonly ModelEntry[], task: string): boolean {
  return usable.filter((one) => one.role === role && one.tasks.includes(task)).length === 1;
}

export function requireCandidates(candidates: readonly ModelEntry[], task: string): void {
  if (candidates.length === 0) throw new CloisterError('no-approved-model', { subject: task });
}
