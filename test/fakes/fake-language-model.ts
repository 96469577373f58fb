/** A language model without weights: deterministic, scriptable, and it remembers what it was asked. */
import { CloisterError } from '../../electron/contract/failure.ts';
import type { ContextSettings, Usage } from '../../electron/contract/run.ts';
import type {
  Completion,
  CompletionRequest,
  LabelRequest,
  LabelResult,
  LanguageModel,
} from '../../electron/ports/language-model.ts';

export interface FakeScript {
  /** Weights per label, in order; they are normalised. Default: `overlapScores`. */
  readonly score?: (request: LabelRequest) => readonly number[];
  /** Share of the vocabulary that the labels take, 0 to 1. Default 0.9. */
  readonly mass?: number;
  /** Text of a completion. Default: `{}` with a schema, else empty. */
  readonly write?: (request: CompletionRequest<unknown>) => string;
  /** Thrown by every call, to stand for a missing, altered or failed model. */
  readonly fail?: CloisterError;
}

export interface FakeLanguageModel extends LanguageModel {
  readonly asked: { readonly labels: LabelRequest[]; readonly completions: CompletionRequest<unknown>[] };
}

const context: ContextSettings = { size: 2048, sequences: 1, threads: 1, batch: 512 };
const build = 'fake';

/** Behaves as the port promises: first words of labels must differ, an aborted signal is `cancelled`, probabilities sum to 1. */
export function fakeLanguageModel(script: FakeScript = {}): FakeLanguageModel {
  const asked: FakeLanguageModel['asked'] = { labels: [], completions: [] };
  return {
    asked,
    scoreLabels: async (request, signal) => {
      asked.labels.push(request);
      refuse(script, signal);
      return scored(request, (script.score ?? overlapScores)(request), script.mass ?? 0.9);
    },
    complete: async (request, signal, onText) => {
      asked.completions.push(request);
      refuse(script, signal);
      const text = (script.write ?? emptyText)(request);
      onText?.(text);
      return completed(request, text);
    },
  };
}

function refuse(script: FakeScript, signal: AbortSignal | undefined): void {
  if (script.fail !== undefined) throw script.fail;
  if (signal?.aborted === true) throw new CloisterError('cancelled');
}

function scored(request: LabelRequest, weights: readonly number[], mass: number): LabelResult {
  const first = request.labels.map((label) => label.trim().split(/\s/u)[0]);
  if (new Set(first).size !== first.length) throw new CloisterError('invalid', { subject: 'labels' });
  const total = weights.reduce((sum, one) => sum + one, 0);
  const probabilities = weights.map((one) => (total === 0 ? 1 / weights.length : one / total));
  return { probabilities, mass, usage: usage(request.prefix + request.prompt, ''), context, build };
}

/**
 * With the labels yes and no: the share of the prompt's words (four letters and more) that stand in the prefix.
 * With other labels: how often a label's word stands in prefix and prompt, plus a little so that none is zero.
 */
export function overlapScores(request: LabelRequest): readonly number[] {
  const [yes, no] = request.labels.map((label) => label.trim().toLowerCase());
  if (request.labels.length === 2 && yes === 'yes' && no === 'no') {
    const asked = words(request.prompt).filter((word) => word.length > 3);
    const seen = new Set(words(request.prefix));
    const share = asked.filter((word) => seen.has(word)).length / Math.max(1, asked.length);
    return [0.05 + 0.9 * share, 0.95 - 0.9 * share];
  }
  const all = words(request.prefix + ' ' + request.prompt);
  return request.labels.map((label) => 0.1 + all.filter((word) => word === label.trim().toLowerCase()).length);
}

function words(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function emptyText(request: CompletionRequest<unknown>): string {
  return request.schema === null ? '' : '{}';
}

function completed<T>(request: CompletionRequest<T>, text: string): Completion<T> {
  return {
    text,
    value: request.schema === null ? null : parsed(request.schema, text),
    stop: 'end',
    usage: usage(request.prompt, text),
    context,
    build,
  };
}

function parsed<T>(schema: NonNullable<CompletionRequest<T>['schema']>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // broken JSON is an outcome of the port, not an error
  }
}

function usage(input: string, output: string): Usage {
  return { tokensIn: words(input).length, tokensOut: words(output).length, milliseconds: 1 };
}
