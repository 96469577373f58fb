/** Calls about the models of the release: lists, checks, cards. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { modelCalls } from '../contract/calls.ts';
import { modelCard } from '../features/models/model-card.ts';
import { findSiteModel, readRegistry } from '../features/models/site-registry.ts';
import { readReports } from '../features/models/right-size-reports.ts';
import { modelList, verifiedList } from './model-lists.ts';
import type { Parts } from './parts.ts';

type ModelHandlers = Handlers<CallsTo<'engine', typeof modelCalls>>;

export function modelHandlers(parts: Parts): Pick<ModelHandlers, 'models.list' | 'models.verify' | 'models.card'> {
  return {
    'models.list': () => modelList(parts),
    'models.verify': () => verifiedList(parts),
    'models.card': async ({ id }) => {
      const session = parts.sessions.current();
      const registry = session === null ? null : await readRegistry(session.record);
      const site = registry === null ? null : findSiteModel(registry, id);
      const reports = session === null ? [] : await readReports(session.record);
      return { markdown: await modelCard(id, parts.listed, site, reports) };
    },
  };
}
