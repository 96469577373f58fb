/** Calls about models. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { modelCalls } from '../contract/calls.ts';
import { listModels, verifyModels } from '../features/models/list-models.ts';
import { modelCard } from '../features/models/model-card.ts';
import type { Parts } from './parts.ts';

export function modelHandlers({ store, models }: Parts): Handlers<CallsTo<'engine', typeof modelCalls>> {
  const needs = { store, loaded: models.loaded };
  return {
    'models.list': () => listModels(needs),
    'models.verify': () => verifyModels(needs),
    'models.card': async ({ id }) => ({ markdown: await modelCard(id, store) }),
  };
}
