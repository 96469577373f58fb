// The embedder and the language model as the application runs them, one thread.
import path from 'node:path';
import { forkChildren } from '../../../electron/adapters/children/fork-children.ts';
import { openModelStore } from '../../../electron/adapters/model-store/open-model-store.ts';
import { remoteModels } from '../../../electron/adapters/remote/model.ts';

export async function openModels(root) {
  const children = forkChildren((name) => path.join(root, 'electron', `${name}.ts`));
  const manifestPath = path.join(root, 'models', 'manifest.json');
  const store = await openModelStore({ manifestPath, roots: [], freeDisk: async () => 1e12 });
  const models = remoteModels({ children, store, threads: 1 });
  const close = async () => {
    await models.close();
    await children.close();
  };
  return { models, store, close };
}
