/** Calls about settings and health. */
import { diskKind } from '../adapters/vault/disk-kind.ts';
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { settingsCalls } from '../contract/calls.ts';
import { defaultSettings } from '../contract/settings.ts';
import { checkHealth } from '../features/health/check-health.ts';
import { policyView } from '../features/settings/policy-view.ts';
import { settingViews } from '../features/settings/setting-views.ts';
import { changeSettings } from '../features/settings/settings.ts';
import { watchForDrift } from './dashboard-handlers.ts';
import { goldenNow } from './golden-handlers.ts';
import type { Parts } from './parts.ts';
import type { Session } from './session.ts';

export function settingsHandlers(parts: Parts): Handlers<CallsTo<'engine', typeof settingsCalls>> {
  const { sessions, needs, store, freeDisk, clock } = parts;
  return {
    'settings.get': async () => {
      const session = sessions.current();
      const settings = session === null ? defaultSettings : await session.settings();
      const views = settingViews(session?.policy ?? { bounds: {} });
      return { settings, views: [...views], policy: policyView(session?.policy ?? null) };
    },
    'settings.change': async (change) => {
      const { record, ledger, actor, policy } = sessions.require();
      const settings = await changeSettings(change, { record, ledger, actor, policy });
      needs.emit('settings.applied', settings);
      return settings;
    },
    'health.check': async () => {
      const session = sessions.current();
      return checkHealth({
        version: needs.version,
        build: needs.build,
        vault: async () => (await sessions.state()).state,
        log: session === null ? null : () => session.ledger.state(),
        models: () => store.list(),
        golden: session === null ? null : () => goldenNow(parts),
        freeDiskBytes: freeDisk,
        diskKind: () => diskKind(needs.folders.home),
        policy: session === null ? null : session.policy,
        index: session === null ? null : () => countIndex(session),
        drift: session === null ? null : () => watchForDrift(session, clock),
      });
    },
  };
}

async function countIndex({ record, vectors }: Session): Promise<{ indexed: number; recorded: number }> {
  const matters = await record.matters();
  const chunks = await Promise.all(matters.map(({ id }) => record.chunksOfMatter(id)));
  return { indexed: await vectors.count(), recorded: chunks.flat().filter(({ vector }) => vector !== null).length };
}
