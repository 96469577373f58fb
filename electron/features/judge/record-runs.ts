/** Wraps a language model so that every call leaves a run: what was asked of which weights, by commitments, and what it cost. */
import { RunId, type MatterId, type Sha256 } from '../../contract/ids.ts';
import type { ContextSettings, Run, Sampler, StopReason, Usage } from '../../contract/run.ts';
import { labelsDigest, schemaDigest } from '../../core/events/grammar-digest.ts';
import type { Clock, NewId } from '../../ports/clock.ts';
import type { CompletionRequest, LabelRequest, LanguageModel } from '../../ports/language-model.ts';
import type { Committer } from '../../ports/vault.ts';

/** Who is asking, for the record: task, specialist and the prompt template by version and digest. */
export interface RunPurpose {
  readonly task: string;
  readonly specialist: string;
  readonly template: { readonly id: string; readonly version: number; readonly sha256: Sha256 };
}

export interface RunRecorder {
  /** The same model; its calls are recorded under `purpose`. */
  readonly model: (purpose: RunPurpose) => LanguageModel;
  /** Runs since the last call of this function, in order. */
  readonly take: () => readonly Run[];
}

export interface RecorderNeeds {
  readonly model: LanguageModel;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly matter: MatterId;
}

const greedy: Sampler = { temperature: 0, topK: 0, topP: 1, seed: 0 };

/** Starts an empty recorder for one step of one matter. */
export function recordRuns(needs: RecorderNeeds): RunRecorder {
  let runs: Run[] = [];
  return {
    model: (purpose) => ({
      scoreLabels: async (request, signal) => {
        const result = await needs.model.scoreLabels(request, signal);
        runs.push(labelRun(purpose, request, result, needs));
        return result;
      },
      complete: async (request, signal, onText) => {
        const result = await needs.model.complete(request, signal, onText);
        runs.push(completionRun(purpose, request, result, needs));
        return result;
      },
    }),
    take: () => {
      const taken = runs;
      runs = [];
      return taken;
    },
  };
}

interface Outcome {
  readonly usage: Usage;
  readonly context: ContextSettings;
  readonly build: string;
}

function labelRun(
  purpose: RunPurpose,
  request: LabelRequest,
  result: Outcome & { readonly probabilities: readonly number[] },
  needs: RecorderNeeds,
): Run {
  const output = JSON.stringify(result.probabilities);
  return run(
    purpose,
    request,
    {
      sampler: greedy,
      stop: 'labels',
      grammar: labelsDigest(request.labels),
      prompt: request.prefix + request.prompt,
      output,
    },
    result,
    needs,
  );
}

function completionRun<T>(
  purpose: RunPurpose,
  request: CompletionRequest<T>,
  result: Outcome & { readonly text: string; readonly stop: StopReason },
  needs: RecorderNeeds,
): Run {
  const sampler = { ...greedy, temperature: request.temperature, seed: request.seed };
  const grammar = request.schema === null ? null : schemaDigest(request.schema);
  return run(
    purpose,
    request,
    { sampler, stop: result.stop, grammar, prompt: request.prompt, output: result.text },
    result,
    needs,
  );
}

function run(
  purpose: RunPurpose,
  request: Pick<LabelRequest, 'model' | 'adapters'>,
  made: Pick<Run, 'sampler' | 'stop' | 'grammar'> & { readonly prompt: string; readonly output: string },
  outcome: Outcome,
  { committer, clock, newId, matter }: RecorderNeeds,
): Run {
  return {
    id: RunId.parse(newId('run')),
    at: clock.now(),
    ...purpose,
    model: request.model,
    adapters: [...request.adapters],
    grammar: made.grammar,
    sampler: made.sampler,
    context: outcome.context,
    build: outcome.build,
    inputs: [committer.commit(matter, 'prompt', made.prompt)],
    output: committer.commit(matter, 'output', made.output),
    usage: outcome.usage,
    stop: made.stop,
  };
}
