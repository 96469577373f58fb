/** Starts the native library: CPU only, prebuilt binary, nothing built, nothing downloaded, an explicit number of threads. */
import os from 'node:os';
import { getLlama, LlamaLogLevel, NoBinaryFoundError, type Llama } from 'node-llama-cpp';
import { CloisterError } from '../../contract/failure.ts';
import { withoutBinaryTest } from './without-binary-test.ts';

export interface StartedLlama {
  readonly llama: Llama;
  /** Threads of one language-model context. */
  readonly threads: number;
  /** Release and kind of the native part, for run records. */
  readonly build: string;
}

/** Two embedding contexts of one thread beat one of two threads 1.3 times (measured), where there are two cores. */
export const embeddingContexts = 2;

/** `wanted` = 0 chooses. Fails with `model-failed` when this machine has no binary. */
export async function startLlama(wanted: number): Promise<StartedLlama> {
  try {
    const llama = await withoutBinaryTest(() =>
      getLlama({
        gpu: false,
        build: 'never',
        skipDownload: true,
        progressLogs: false,
        logLevel: LlamaLogLevel.error,
        maxThreads: 1, // never the default of four: on two cores that is 27 times slower (measured)
      }),
    );
    const threads = wanted === 0 ? chooseThreads(llama.cpuMathCores) : wanted;
    llama.maxThreads = Math.max(threads, Math.min(embeddingContexts, os.availableParallelism()));
    const { release } = llama.llamaCppRelease;
    return { llama, threads, build: `llama.cpp ${release} ${llama.buildType} cpu` };
  } catch (cause) {
    const subject = cause instanceof NoBinaryFoundError ? 'no native binary for this machine' : 'native library';
    throw new CloisterError('model-failed', { subject, cause });
  }
}

/**
 * Cores that are useful for arithmetic (physical ones) less one, at least one: the threads of the library wait by spinning,
 * so one thread too many beside a busy neighbour costs more than it gives. More than eight gain nothing for models this small.
 */
export function chooseThreads(mathCores: number, usable = os.availableParallelism()): number {
  return Math.max(1, Math.min(8, mathCores, usable) - 1);
}
