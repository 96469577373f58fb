/** Calls about models. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { modelCalls } from '../contract/calls.ts';
import type { Parts } from './parts.ts';

export function modelHandlers({ store }: Parts): Handlers<CallsTo<'engine', typeof modelCalls>> {
  return {
    'models.list': async () => [...(await store.list())],
    'models.verify': async () => [...(await store.verify())],
    'models.card': async ({ id }) => ({ markdown: await store.card(id) }),
  };
}
