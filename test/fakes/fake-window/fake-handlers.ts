/** One handler per call, over the fake world. Refusals are those of the engine. */
import type { Handlers } from '../../../electron/contract/call.ts';
import type { Calls } from '../../../electron/contract/calls.ts';
import type { Emit } from '../../../electron/contract/events.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import { policyView } from '../../../electron/features/settings/policy-view.ts';
import { settingViews } from '../../../electron/features/settings/setting-views.ts';
import { fakeAsk } from './fake-ask.ts';
import { fakeAudit } from './fake-audit.ts';
import { fakeDashboard } from './fake-dashboard.ts';
import { matterId, timeBefore, userId } from './fake-ids.ts';
import { fakeLibrary } from './fake-library.ts';
import { fakeModels } from './fake-models.ts';
import { fakePolicies } from './fake-policies.ts';
import { fakeReview } from './fake-review.ts';
import type { FakeWorld } from './fake-world.ts';

/** Opens the vault: any other passphrase is wrong. */
export const fakePassphrase = 'correct horse battery';
export const fakeRecoveryKey = '7K3Q-M0VX-2R9D-HT4B-E6WN-5ZCP-8GJA-1FSY';

export function fakeHandlers(world: FakeWorld, emit: Emit): Handlers<Calls> {
  return {
    ...fakeVault(world),
    ...fakeMatters(world),
    ...fakeLibrary(world, emit),
    ...fakeReview(world),
    ...fakeAsk(world, emit),
    ...fakeAudit(world, emit),
    ...fakeModels(world),
    ...fakePolicies(world),
    ...fakeDashboard(world),
    'settings.get': async () => ({
      settings: world.settings,
      views: [...settingViews(world.policy)],
      policy: policyView(world.policy),
    }),
    'settings.change': async (change) => {
      world.settings = { ...world.settings, ...(change as Partial<FakeWorld['settings']>) };
      return world.settings;
    },
    'health.check': async () => world.health,
  };
}

type VaultCalls = Pick<
  Handlers<Calls>,
  'vault.state' | 'vault.create' | 'vault.unlock' | 'vault.recover' | 'vault.lock'
>;

function fakeVault(world: FakeWorld): VaultCalls {
  const open = (name: string): FakeWorld['vault'] => {
    world.vault = { state: 'open', user: { id: userId, name, role: 'lawyer' } };
    return world.vault;
  };
  return {
    'vault.state': async () => world.vault,
    'vault.create': async ({ name }) => ({ ...open(name), recoveryKey: fakeRecoveryKey }),
    'vault.recover': async ({ recoveryKey }) => {
      if (recoveryKey !== fakeRecoveryKey) throw new CloisterError('wrong-secret');
      return open('R. Adeyemi');
    },
    'vault.unlock': async ({ passphrase }) => {
      if (passphrase !== fakePassphrase) throw new CloisterError('wrong-secret');
      return open('R. Adeyemi');
    },
    'vault.lock': async () => {
      world.vault = { state: 'locked', user: null };
      return world.vault;
    },
  };
}

function fakeMatters(
  world: FakeWorld,
): Pick<Handlers<Calls>, 'matter.list' | 'matter.create' | 'matter.hold' | 'matter.destroy'> {
  return {
    'matter.hold': async ({ matter: id, held }) => {
      const matter = world.matters.find((one) => one.id === id);
      if (matter === undefined) throw new CloisterError('not-found');
      return { ...matter, state: held ? 'held' : 'open' };
    },
    'matter.destroy': async ({ matter: id }) => {
      world.matters = world.matters.filter((matter) => matter.id !== id);
      return null;
    },
    'matter.list': async () =>
      world.matters.map((matter) => {
        const inside = world.documents.filter(({ record }) => record.matter === matter.id);
        const open = inside
          .flatMap((one) => one.findings)
          .filter(({ finding, decision }) => decision === null && finding.status === 'conflicting');
        return {
          ...matter,
          documents: inside.length,
          needsPerson: open.length + inside.filter(({ record }) => record.outcome !== 'ok').length,
        };
      }),
    'matter.create': async ({ name, pack }) => {
      if (world.matters.some((matter) => matter.name === name)) throw new CloisterError('matter-exists');
      const matter = {
        id: matterId(world.matters.length + 40),
        name,
        pack,
        createdAt: timeBefore(0),
        state: 'open',
      } as const;
      world.matters = [...world.matters, matter];
      return matter;
    },
  };
}
