/** The runtime inside this process, over files of the test. Tests of crashes use a process of their own. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRuntime } from '../../../electron/adapters/llama/open-runtime.ts';
import type { AdapterReference, ModelReference } from '../../../electron/contract/run.ts';
import { Sha256 } from '../../../electron/contract/ids.ts';
import type { RequestContext } from '../../../electron/wire/serve.ts';
import type { LabelResult } from '../../../electron/ports/language-model.ts';

export type Runtime = ReturnType<typeof openRuntime>;
export type InferFile = Parameters<Runtime['init']>[0]['files'][number];

export const never: RequestContext = { signal: new AbortController().signal, emit: () => undefined };

export function under(signal: AbortSignal, emit: (part: unknown) => void = () => undefined): RequestContext {
  return { signal, emit };
}

/** Writes a model file and returns its line in the list of allowed files. */
export function fileOf(folder: string, id: string, bytes: Buffer, name = `${id}.gguf`): InferFile {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  return { id, path, sha256, bytes: bytes.length };
}

export function referenceTo({ id, sha256 }: InferFile): ModelReference {
  return { id, sha256 };
}

export function adapterOf(file: InferFile, scale = 1): AdapterReference {
  return { ...referenceTo(file), scale };
}

export async function runtimeFor(files: readonly InferFile[], threads = 1): Promise<Runtime> {
  const runtime = openRuntime();
  await runtime.init({ threads, files: [...files] }, never);
  return runtime;
}

type LabelInput = Parameters<Runtime['score-labels']>[0];

/** Scores the labels ` a`, `b` and `c` unless told otherwise. */
export function score(runtime: Runtime, model: ModelReference, more: Partial<LabelInput> = {}): Promise<LabelResult> {
  const input = {
    model,
    adapters: [],
    prefix: 'A text of some length. ',
    prompt: 'And a question?',
    labels: [' a', 'b', 'c'],
  };
  return runtime['score-labels']({ ...input, ...more }, never);
}

type CompletionInput = Parameters<Runtime['complete']>[0];

export function write(
  runtime: Runtime,
  model: ModelReference,
  more: Partial<CompletionInput> = {},
  context = never,
): ReturnType<Runtime['complete']> {
  const input = { model, adapters: [], prompt: 'Once', schema: null, maxTokens: 24, temperature: 0, seed: 1, stop: [] };
  return runtime.complete({ ...input, ...more }, context);
}
