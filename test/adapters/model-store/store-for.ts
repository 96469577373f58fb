import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openModelStore, type ModelStoreOptions } from '../../../electron/adapters/model-store/open-model-store.ts';
import type { ModelEntry } from '../../../electron/contract/model.ts';
import type { ModelStore } from '../../../electron/ports/model-store.ts';

/** Opens a store in `folder` over a manifest of these entries. Pip does not exist unless a test brings one. */
export function storeFor(
  folder: string,
  models: readonly ModelEntry[],
  options: Partial<ModelStoreOptions> = {},
): Promise<ModelStore> {
  const manifestPath = join(folder, 'manifest.json');
  writeFileSync(manifestPath, JSON.stringify({ version: 1, models }));
  return openModelStore({ manifestPath, roots: [], freeDisk: async () => 1e12, pip: [['no-such-pip']], ...options });
}

export function put(folder: string, file: string, bytes: Uint8Array | string): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}
