/** Calls about models. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { modelCalls } from '../contract/calls.ts';
import type { ModelStatus } from '../contract/model.ts';
import {
  approveModel,
  readRevocations,
  revokeModel,
  type GovernNeeds,
  type Judgement,
} from '../features/models/govern-models.ts';
import { listModels, verifyModels, type ModelListNeeds } from '../features/models/list-models.ts';
import { modelCard } from '../features/models/model-card.ts';
import type { Parts } from './parts.ts';

export function modelHandlers(parts: Parts): Handlers<CallsTo<'engine', typeof modelCalls>> {
  return {
    'models.list': async () => listModels(await listNeeds(parts)),
    'models.verify': async () => verifyModels(await listNeeds(parts)),
    'models.revoke': (judgement) => govern(judgement, revokeModel, parts),
    'models.approve': (judgement) => govern(judgement, approveModel, parts),
    'models.card': async ({ id }) => ({ markdown: await modelCard(id, parts.listed) }),
  };
}

async function listNeeds({ listed, models, sessions }: Parts): Promise<ModelListNeeds> {
  const session = sessions.current();
  const revocations = session === null ? [] : await readRevocations(session.record);
  return { store: listed, loaded: models.loaded, revocations };
}

/** In force with the next request: what is running ends with the model it began with. */
async function govern(
  judgement: Judgement,
  act: (judgement: Judgement, needs: GovernNeeds) => ReturnType<typeof revokeModel>,
  parts: Parts,
): Promise<ModelStatus[]> {
  const { record, ledger, actor, user } = parts.sessions.require();
  const { manifest } = parts.listed;
  parts.store.revoke(await act(judgement, { manifest, record, ledger, actor, user, clock: parts.clock }));
  return listModels(await listNeeds(parts));
}
