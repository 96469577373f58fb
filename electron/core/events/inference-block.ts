/** Sums the model calls of one step into the `ai` block of its event. */
import type { EventInference } from '../../contract/audit.ts';
import type { Run, Usage } from '../../contract/run.ts';

/** Null when no model was asked. One block names the first run's model; every run itself is in the sidecar and the record. */
export function inferenceBlock(runs: readonly Run[]): EventInference | null {
  const first = runs[0];
  if (first === undefined) return null;
  return {
    specialist: first.specialist,
    model: first.model,
    adapters: [...first.adapters],
    template: first.template,
    grammar: first.grammar,
    sampler: first.sampler,
    build: first.build,
    inputs: runs.flatMap((run) => run.inputs).slice(0, 64),
    output: first.output,
    usage: totalUsage(runs),
  };
}

/** Tokens and milliseconds of all runs together. */
export function totalUsage(runs: readonly Run[]): Usage {
  return runs.reduce(
    (sum, { usage }) => ({
      tokensIn: sum.tokensIn + usage.tokensIn,
      tokensOut: sum.tokensOut + usage.tokensOut,
      milliseconds: sum.milliseconds + usage.milliseconds,
    }),
    { tokensIn: 0, tokensOut: 0, milliseconds: 0 },
  );
}
