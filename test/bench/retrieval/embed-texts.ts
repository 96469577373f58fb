/** Vectors by the product's own embedding model, kept in a cache so that a repeated benchmark does not compute them again. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRuntime } from '../../../electron/adapters/llama/open-runtime.ts';
import { ModelManifest } from '../../../electron/contract/model.ts';
import { EmbedderSettings } from '../../../electron/contract/specialist-settings.ts';
import { projectFolder } from './data-folder.ts';

export interface BenchEmbedder {
  readonly dimensions: number;
  /** Digest of the model file. */
  readonly model: string;
  readonly embed: (texts: readonly string[]) => Promise<readonly Float32Array[]>;
  /** Texts per second without the cache. */
  readonly speed: (texts: readonly string[]) => Promise<number>;
}

const textsPerFile = 256;

/** The default embedder of the manifest or the one with this id, on one thread. */
export async function openBenchEmbedder(id?: string): Promise<BenchEmbedder> {
  const models = join(projectFolder, 'models');
  const manifest = ModelManifest.parse(JSON.parse(readFileSync(join(models, 'manifest.json'), 'utf8')));
  const entry = manifest.models.find((one) =>
    id === undefined ? one.role === 'embedder' && one.isDefault : one.id === id,
  );
  if (entry === undefined) throw new Error(`the manifest has no ${id ?? 'default embedder'}`);
  const { dimensions, windowTokens } = EmbedderSettings.parse(entry.settings);
  const model = { id: entry.id, sha256: entry.sha256 };
  const context = { signal: new AbortController().signal, emit: () => undefined };
  const runtime = openRuntime();
  const file = { ...model, path: join(models, entry.file), bytes: entry.bytes };
  await runtime.init({ threads: 1, files: [file] }, context);
  const compute = async (texts: readonly string[]): Promise<readonly Float32Array[]> =>
    (await runtime.embed({ model, windowTokens, texts: [...texts] }, context)).vectors;
  return {
    dimensions,
    model: entry.sha256,
    embed: async (texts) => {
      const vectors: Float32Array[] = [];
      for (let at = 0; at < texts.length; at += textsPerFile)
        vectors.push(...(await cached(entry.sha256, texts.slice(at, at + textsPerFile), dimensions, compute)));
      return vectors;
    },
    speed: async (texts) => {
      await compute(texts.slice(0, 2));
      const start = performance.now();
      await compute(texts);
      return (texts.length / (performance.now() - start)) * 1000;
    },
  };
}

async function cached(
  model: string,
  texts: readonly string[],
  dimensions: number,
  compute: (texts: readonly string[]) => Promise<readonly Float32Array[]>,
): Promise<readonly Float32Array[]> {
  const key = createHash('sha256')
    .update(JSON.stringify([model, texts]))
    .digest('hex');
  const folder = join(projectFolder, '.cache', 'bench-vectors');
  const file = join(folder, `${key}.f32`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const vectors = await compute(texts);
    writeFileSync(file, Buffer.concat(vectors.map((vector) => new Uint8Array(vector.buffer))));
  }
  const bytes = readFileSync(file);
  return texts.map((_, n) =>
    Float32Array.from({ length: dimensions }, (__, i) => bytes.readFloatLE((n * dimensions + i) * 4)),
  );
}
