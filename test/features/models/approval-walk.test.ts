import { beforeEach, describe, expect, test } from 'vitest';
import type { SiteRegistry } from '../../../electron/contract/site-model.ts';
import { approveSiteModel, takeApproval } from '../../../electron/features/models/approve-site-model.ts';
import { expireModel, revokeSiteModel } from '../../../electron/features/models/end-site-model.ts';
import { readRegistry } from '../../../electron/features/models/site-registry.ts';
import { siteWorld } from '../../fixtures/site-models.ts';
import { approvalWorld, id, reason, type ApprovalWorld } from './approval-world.ts';

let world: ApprovalWorld;
beforeEach(async () => {
  world = await approvalWorld();
});

describe('every walk of seven acts through approvals', () => {
  const acts = ['test', 'own', 'file-b', 'file-again', 'own-by-new-key', 'revoke', 'expire-later'] as const;
  type Act = (typeof acts)[number];

  test('comes into use only after two different keys said yes to the newest test', { timeout: 300_000 }, async () => {
    await world.trust(world.second, 'B. Second');
    const start = await world.needs.record.setting('site-models');
    const otherKeys = siteWorld('A. First').keys;
    let stored: string | null = null;
    const perform = async (act: Act): Promise<unknown> => {
      switch (act) {
        case 'test':
          return world.runTest();
        case 'own':
          return world.approve();
        case 'own-by-new-key': // the same person after a new passphrase
          return approveSiteModel(
            { id, reason, passphrase: 'right', acceptDifferences: false, ownImport: true },
            { ...world.needs, keys: otherKeys },
          );
        case 'file-b':
          stored = await world.fileOf(world.second);
          return takeApproval(stored, world.needs);
        case 'file-again':
          return takeApproval(stored ?? 'none yet', world.needs);
        case 'revoke':
          return revokeSiteModel({ id, reason }, world.needs);
        case 'expire-later':
          return expireModel({ id, reason, at: '2027-01-01T00:00:00.000Z' as never }, world.needs);
      }
    };
    let walks = 0;
    const live = new Set<string>();
    const seen = new Map<string, number>();
    const walk = async (state: unknown, path: readonly Act[], yes: ReadonlySet<string>): Promise<void> => {
      for (const act of acts) {
        await world.needs.record.putSetting('site-models', state, 0 as never);
        const done = await perform(act).then(
          () => true,
          () => false,
        );
        walks += 1;
        if (!done) continue;
        const said = after(act, yes);
        const registry = await readRegistry(world.needs.record);
        if (world.inUse(registry)) {
          expect([...said].length, [...path, act].join(' ')).toBeGreaterThanOrEqual(2);
          live.add([...path, act].join(' '));
        }
        const next = await world.needs.record.setting('site-models');
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
