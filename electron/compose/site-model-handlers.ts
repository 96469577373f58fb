/** Calls about the life of a site's own models: in, tested, approved, out again. */
import { basename } from 'node:path';
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { modelCalls } from '../contract/calls.ts';
import { CloisterError } from '../contract/failure.ts';
import type { ModelStatus } from '../contract/model.ts';
import { expireModel, requireOwnApproval, revokeSiteModel, rollBack } from '../features/models/end-site-model.ts';
import { approveModel, readRevocations, revokeModel } from '../features/models/govern-models.ts';
import { importModel, type ImportNeeds } from '../features/models/import-model.ts';
import { approveHere } from './approver-handlers.ts';
import { governAgain } from './governing.ts';
import { modelList } from './model-lists.ts';
import { testCandidate } from './model-trials.ts';
import type { Parts } from './parts.ts';
import { readPicked } from './picked-files.ts';
import { siteModel, siteNeeds } from './site-needs.ts';

type ModelHandlers = Handlers<CallsTo<'engine', typeof modelCalls>>;
type LifeCalls =
  | 'models.add'
  | 'models.test'
  | 'models.stop'
  | 'models.revoke'
  | 'models.approve'
  | 'models.own-approval'
  | 'models.rollback'
  | 'models.expire';

/** In force with the next request: what is running ends with the model it began with. */
export function siteModelHandlers(parts: Parts): Pick<ModelHandlers, LifeCalls> {
  const after = async (change: Promise<unknown>): Promise<ModelStatus[]> => {
    await change;
    await governAgain(parts);
    return modelList(parts);
  };
  return {
    'models.add': (request) => add(request, parts),
    'models.test': async ({ id }) => {
      const golden = await testCandidate(id, parts);
      return { models: await after(Promise.resolve()), golden };
    },
    'models.stop': async () => {
      parts.trials.stop();
      return null;
    },
    'models.revoke': async ({ id, reason }) => {
      const isOwn = (await siteModel(id, parts))?.from === 'site';
      const act = { id, reason };
      return after(isOwn ? revokeSiteModel(act, siteNeeds(parts)) : revokeModel(act, releaseNeeds(parts)));
    },
    'models.approve': async (request) => {
      const { id, reason } = request;
      const lifts = await isRevokedRelease(id, parts);
      return after(lifts ? approveModel({ id, reason }, releaseNeeds(parts)) : approveHere(request, parts));
    },
    'models.own-approval': (request) => after(requireOwnApproval(request, siteNeeds(parts))),
    'models.rollback': (request) => after(rollBack(request, siteNeeds(parts))),
    'models.expire': (request) => after(expireModel(request, siteNeeds(parts))),
  };
}

function releaseNeeds(parts: Parts): Parameters<typeof revokeModel>[1] {
  return { ...siteNeeds(parts), manifest: parts.listed.manifest };
}

async function isRevokedRelease(id: string, { listed, sessions }: Parts): Promise<boolean> {
  const entry = listed.manifest.models.find((one) => one.id === id);
  const revocations = await readRevocations(sessions.require().record);
  return entry !== undefined && revocations.some(({ sha256 }) => sha256 === entry.sha256);
}

async function add(
  { token, card, expires }: Parameters<ModelHandlers['models.add']>[0],
  parts: Parts,
): Promise<{ id: string; models: ModelStatus[] }> {
  const [path] = parts.needs.takePick(token, 'import');
  if (path === undefined) throw new CloisterError('not-found', { subject: token });
  const text = card === null ? null : await readPicked(card, parts);
  const model = await importModel({ path, fileName: basename(path), card: text, expires }, importNeeds(parts));
  return { id: `${model.entry.id}@${model.entry.version}`, models: await modelList(parts) };
}

function importNeeds(parts: Parts): ImportNeeds {
  const { listed, siteFiles } = parts;
  const pathOf = async (sha256: string): Promise<string | null> => {
    const own = (await siteModel(sha256, parts))?.entry;
    if (own !== undefined) return siteFiles.require(own);
    const entry = listed.manifest.models.find((one) => one.sha256 === sha256);
    return entry === undefined ? null : (await listed.require(entry.id)).path;
  };
  return { ...siteNeeds(parts), files: siteFiles, manifest: listed.manifest, pathOf };
}
