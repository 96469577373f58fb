import { beforeEach, describe, expect, test } from 'vitest';
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
  takeApproval,
  type ApproveNeeds,
} from '../../../electron/features/models/approve-site-model.ts';
import { expireModel, revokeSiteModel } from '../../../electron/features/models/end-site-model.ts';
import { importModel } from '../../../electron/features/models/import-model.ts';
import { readRegistry } from '../../../electron/features/models/site-registry.ts';
import { testModel } from '../../../electron/features/models/test-model.ts';
import { ungoverned, usableModels } from '../../../electron/features/models/usable-models.ts';
import { fakeLanguageModel } from '../../fakes/fake-language-model.ts';
import { smallAdapter } from '../../fixtures/gguf.ts';
import { adapterCard, siteWorld, type SiteWorld } from '../../fixtures/site-models.ts';

const id = 'site.clause-adapter';
const reason = 'measured on our leases';
let [first, second]: SiteWorld[] = [];
let needs: ApproveNeeds;

/** A language model on which the adapter is at work: with it, the first label wins. */
const atWork = fakeLanguageModel({ score: ({ adapters }) => (adapters.length > 0 ? [9, 1] : [1, 1]) });

beforeEach(async () => {
  [first, second] = ['A. First', 'B. Second'].map((name) => siteWorld(name));
  needs = { ...first!.needs, keys: first!.keys, app: '1.0.0', goldenDigest: async () => null };
  const bytes = smallAdapter();
  await importModel(first!.offer('ours.gguf', bytes, adapterCard(bytes, first!.base)), first!.needs);
});

const modelNow = async (): Promise<SiteModel> => (await readRegistry(needs.record)).models[0]!;
const inUse = (registry: SiteRegistry): boolean =>
  usableModels(first!.needs.manifest, { ...ungoverned, registry }, needs.clock.now()).some((one) => one.id === id);

async function runTest(model = atWork): Promise<SiteRegistry> {
  const store = { require: async () => ({ entry: (await modelNow()).entry, path: 'x' }), readJson: async () => null };
  const { signal } = new AbortController();
  return testModel(await modelNow(), { ...first!.needs, app: '1.0.0', model, store, golden: async () => null, signal });
}

const approve = (passphrase = 'right'): Promise<SiteRegistry> =>
  approveSiteModel({ id, reason, passphrase, acceptDifferences: false }, needs);

/** The other person's approval of what stands there now, as a file. */
async function fileOf(world: SiteWorld): Promise<string> {
  const request = parseRequest(JSON.stringify(await approvalRequest(id, needs)));
  return approveForOther(
    request,
    { reason: 'looked at it', passphrase: 'right' },
    { ...world.needs, keys: world.keys },
  );
}

async function trust(world: SiteWorld, name: string): Promise<void> {
  const key = await ownApproverKey('right', { ...world.needs, keys: world.keys });
  await trustApprover({ key, name, counts: true }, needs);
}

describe('every walk of seven acts through approvals', () => {
  const acts = ['test', 'own', 'file-b', 'file-again', 'own-by-new-key', 'revoke', 'expire-later'] as const;
  type Act = (typeof acts)[number];

  test('comes into use only after two different keys said yes to the newest test', { timeout: 300_000 }, async () => {
    await trust(second!, 'B. Second');
    const start = await needs.record.setting('site-models');
    const otherKeys = siteWorld('A. First').keys;
    let stored: string | null = null;
    const perform = async (act: Act): Promise<unknown> => {
      switch (act) {
        case 'test':
          return runTest();
        case 'own':
          return approve();
        case 'own-by-new-key': // the same person after a new passphrase
          return approveSiteModel(
            { id, reason, passphrase: 'right', acceptDifferences: false },
            { ...needs, keys: otherKeys },
          );
        case 'file-b':
          stored = await fileOf(second!);
          return takeApproval(stored, needs);
        case 'file-again':
          return takeApproval(stored ?? 'none yet', needs);
        case 'revoke':
          return revokeSiteModel({ id, reason }, needs);
        case 'expire-later':
          return expireModel({ id, reason, at: '2027-01-01T00:00:00.000Z' as never }, needs);
      }
    };
    let walks = 0;
    const live = new Set<string>();
    const seen = new Map<string, number>();
    const walk = async (state: unknown, path: readonly Act[], yes: ReadonlySet<string>): Promise<void> => {
      for (const act of acts) {
        await needs.record.putSetting('site-models', state, 0 as never);
        const done = await perform(act).then(
          () => true,
          () => false,
        );
        walks += 1;
        if (!done) continue;
        const said = after(act, yes);
        const registry = await readRegistry(needs.record);
        if (inUse(registry)) {
          expect([...said].length, [...path, act].join(' ')).toBeGreaterThanOrEqual(2);
          live.add([...path, act].join(' '));
        }
        const next = await needs.record.setting('site-models');
        const key = shape(registry, said);
        const depth = path.length + 1;
        if (depth < 7 && (seen.get(key) ?? 99) > depth) {
          seen.set(key, depth);
          await walk(next, [...path, act], said);
        }
      }
    };
    await walk(start, [], new Set());
    expect(walks).toBeGreaterThan(100);
    expect(live.size).toBeGreaterThan(0);
  });

  /** Who said yes to what stands there, by our own counting: a person of the vault is one, whatever key they have today. */
  function after(act: Act, yes: ReadonlySet<string>): ReadonlySet<string> {
    if (act === 'test' || act === 'revoke') return new Set();
    if (act === 'own' || act === 'own-by-new-key') return new Set([...yes, 'A']);
    if (act === 'file-b' || act === 'file-again') return new Set([...yes, 'B']);
    return yes;
  }

  /** Walks that stand at the same place go on in the same ways. */
  function shape({ models, live }: SiteRegistry, said: ReadonlySet<string>): string {
    const [model] = models;
    const facts = [
      model?.test !== null,
      model?.approvals.map((one) => one.isOwn),
      model?.revoked !== null,
      model?.expires,
      live,
    ];
    return JSON.stringify([facts, [...said].sort()]);
  }
});
