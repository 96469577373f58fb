/** Three vaults of one person each, the first with an adapter of its own that is not in use yet, and the acts that bring it there. */
import type { SiteModel, SiteRegistry } from '../../../electron/contract/site-model.ts';
import {
  approveForOther,
  ownApproverKey,
  parseRequest,
  trustApprover,
} from '../../../electron/features/models/approve-for-others.ts';
import {
  approvalRequest,
  approveSiteModel,
  type ApproveNeeds,
} from '../../../electron/features/models/approve-site-model.ts';
import { importModel } from '../../../electron/features/models/import-model.ts';
import { readRegistry } from '../../../electron/features/models/site-registry.ts';
import { testModel } from '../../../electron/features/models/test-model.ts';
import { ungoverned, usableModels } from '../../../electron/features/models/usable-models.ts';
import { fakeLanguageModel } from '../../fakes/fake-language-model.ts';
import { smallAdapter } from '../../fixtures/gguf.ts';
import { adapterCard, siteWorld, type SiteWorld } from '../../fixtures/site-models.ts';

export const id = 'site.clause-adapter';
export const reason = 'measured on our leases';

/** A language model on which the adapter is at work: with it, the first label wins. */
export const atWork = fakeLanguageModel({ score: ({ adapters }) => (adapters.length > 0 ? [9, 1] : [1, 1]) });

export interface ApprovalWorld {
  readonly first: SiteWorld;
  readonly second: SiteWorld;
  readonly third: SiteWorld;
  /** Those of the first vault. */
  needs: ApproveNeeds;
  readonly modelNow: () => Promise<SiteModel>;
  readonly inUse: (registry: SiteRegistry) => boolean;
  readonly runTest: (model?: typeof atWork) => Promise<SiteRegistry>;
  readonly approve: (passphrase?: string) => Promise<SiteRegistry>;
  /** The other person's approval of what stands there now, as a file. */
  readonly fileOf: (other: SiteWorld) => Promise<string>;
  readonly trust: (other: SiteWorld, name: string) => Promise<void>;
}

export async function approvalWorld(): Promise<ApprovalWorld> {
  const first = siteWorld('A. First');
  const bytes = smallAdapter();
  await importModel(first.offer('ours.gguf', bytes, adapterCard(bytes, first.base)), first.needs);
  const world: ApprovalWorld = {
    ...{ first, second: siteWorld('B. Second'), third: siteWorld('C. Third') },
    needs: {
      ...first.needs,
      keys: first.keys,
      app: '1.0.0',
      policy: { separatedModels: null },
      goldenDigest: async () => null,
    },
    modelNow: async () => (await readRegistry(world.needs.record)).models[0]!,
    inUse: (registry) =>
      usableModels(first.needs.manifest, { ...ungoverned, registry }, world.needs.clock.now()).some(
        (one) => one.id === id,
      ),
    runTest: async (model = atWork) => {
      const now = await world.modelNow();
      const store = { require: async () => ({ entry: now.entry, path: 'x' }), readJson: async () => null };
      const { signal } = new AbortController();
      return testModel(now, { ...first.needs, app: '1.0.0', model, store, golden: async () => null, signal });
    },
    approve: (passphrase = 'right') =>
      approveSiteModel({ id, reason, passphrase, acceptDifferences: false, ownImport: true }, world.needs),
    fileOf: async (other) => {
      const request = parseRequest(JSON.stringify(await approvalRequest(id, world.needs)));
      const given = { reason: 'looked at it', passphrase: 'right' };
      return approveForOther(request, given, { ...other.needs, keys: other.keys });
    },
    trust: async (other, name) => {
      const key = await ownApproverKey('right', { ...other.needs, keys: other.keys });
      await trustApprover({ key, name, counts: true }, world.needs);
    },
  };
  return world;
}
