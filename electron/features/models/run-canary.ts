/** A canary proves that an adapter is at work: known prompts whose answer is known, and differs from what the base alone says. */
import type { Canary, ModelEntry } from '../../contract/model.ts';
import type { AdapterReference, ModelReference } from '../../contract/run.ts';
import type { LanguageModel } from '../../ports/language-model.ts';

export interface CanaryCheck {
  readonly expected: string;
  readonly got: string;
  readonly probability: number;
  /** Half the sum of the differences of all probabilities, 0 to 1; null where the canary does not ask for it. */
  readonly changeFromBase: number | null;
  readonly passed: boolean;
}

export interface CanaryResult {
  readonly id: string;
  /** False also when there is no canary: nothing was proved. */
  readonly passed: boolean;
  readonly checks: readonly CanaryCheck[];
}

/** An adapter whose weights are zero, or that the library skipped silently, changes nothing: 0 exactly. A working one changes far more. */
const leastChange = 0.02;

/** Runs all canaries of an adapter or a base. Fails as `LanguageModel` does; a wrong answer is a result, not a failure. */
export async function runCanary(entry: ModelEntry, model: LanguageModel, signal?: AbortSignal): Promise<CanaryResult> {
  const checks: CanaryCheck[] = [];
  for (const canary of entry.canaries) checks.push(await runOne(canary, entry, model, signal));
  return { id: entry.id, passed: checks.length > 0 && checks.every((check) => check.passed), checks };
}

async function runOne(
  canary: Canary,
  entry: ModelEntry,
  model: LanguageModel,
  signal: AbortSignal | undefined,
): Promise<CanaryCheck> {
  const own = { id: entry.id, sha256: entry.sha256 };
  const base = entry.base ?? own;
  const adapters = entry.base === null ? [] : [{ ...own, scale: 1 }];
  const probabilities = await ask(canary, base, adapters, model, signal);
  const best = probabilities.indexOf(Math.max(...probabilities));
  const got = canary.labels[best] ?? '';
  const changeFromBase = canary.mustDifferFromBase
    ? distance(probabilities, await ask(canary, base, [], model, signal))
    : null;
  return {
    expected: canary.expect,
    got,
    probability: probabilities[best] ?? 0,
    changeFromBase,
    passed: got === canary.expect && (changeFromBase === null || changeFromBase >= leastChange),
  };
}

async function ask(
  { prompt, labels }: Canary,
  base: ModelReference,
  adapters: readonly AdapterReference[],
  model: LanguageModel,
  signal: AbortSignal | undefined,
): Promise<readonly number[]> {
  const request = { model: base, adapters, prefix: '', prompt, labels };
  return (await model.scoreLabels(request, signal)).probabilities;
}

function distance(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, one, at) => sum + Math.abs(one - (right[at] ?? 0)), 0) / 2;
}
