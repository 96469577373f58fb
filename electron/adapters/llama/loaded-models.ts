/** Models in memory, the least recently used one out when there are too many. */
import type { Llama, LlamaModel } from 'node-llama-cpp';
import type { ModelReference } from '../../contract/run.ts';
import type { AllowedFiles } from './allowed-files.ts';
import { asModelFailure } from './model-failure.ts';

export interface LoadedModels {
  /** The model of this digest, loaded if need be. */
  readonly get: (reference: ModelReference, signal: AbortSignal) => Promise<LlamaModel>;
  readonly clear: () => Promise<void>;
}

/** `beforeUnload` gives up what hangs on a model (its contexts). */
export function loadedModels(
  llama: Llama,
  files: AllowedFiles,
  most: number,
  beforeUnload: (sha256: string) => Promise<void>,
): LoadedModels {
  const loaded = new Map<string, LlamaModel>();

  async function unload(sha256: string): Promise<void> {
    await beforeUnload(sha256);
    const model = loaded.get(sha256);
    loaded.delete(sha256);
    await model?.dispose();
  }

  return {
    get: async (reference, signal) => {
      const modelPath = await files.check(reference);
      const known = loaded.get(reference.sha256);
      loaded.delete(reference.sha256); // put back below as the most recent one
      const model = known ?? (await load(llama, modelPath, reference, signal));
      loaded.set(reference.sha256, model);
      for (const sha256 of [...loaded.keys()].slice(0, -most)) await unload(sha256);
      return model;
    },
    clear: async () => {
      for (const sha256 of [...loaded.keys()]) await unload(sha256);
    },
  };
}

async function load(
  llama: Llama,
  modelPath: string,
  { id }: ModelReference,
  loadSignal: AbortSignal,
): Promise<LlamaModel> {
  try {
    // Without mapping, the bytes that were checked are copied once; mapped pages would follow a file that changes later,
    // and cost more memory here because weights are repacked for the processor (1,830 against 1,363 MB, measured).
    return await llama.loadModel({ modelPath, gpuLayers: 0, useMmap: false, loadSignal });
  } catch (error) {
    throw asModelFailure(error, loadSignal, id);
  }
}
