/** The models of the fake world: what is installed, and the life of those that the site brought. */
import type { Handlers } from '../../../electron/contract/call.ts';
import type { Calls } from '../../../electron/contract/calls.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import type { ModelStatus, Revocation } from '../../../electron/contract/model.ts';
import { noGoldenSet } from '../../../electron/features/models/golden-view.ts';
import type { ModelStage, SiteView } from '../../../electron/contract/site-model.ts';
import { timeBefore } from './fake-ids.ts';
import type { FakeWorld } from './fake-world.ts';

type ModelCalls = Pick<Handlers<Calls>, Extract<keyof Calls, `models.${string}` | `golden.${string}`>>;

export function fakeModels(world: FakeWorld): ModelCalls {
  return { ...fakeLists(world), ...fakeLife(world), ...fakeApprovals(world), ...fakeGolden(world) };
}

function fakeLists(
  world: FakeWorld,
): Pick<ModelCalls, 'models.list' | 'models.verify' | 'models.card' | 'models.rightsize' | 'models.rightsize-reports'> {
  const report = (): never => {
    throw new CloisterError('no-approved-model', { subject: 'no candidate in the fake world' });
  };
  return {
    'models.list': async () => [...world.models],
    'models.verify': async () => [...world.models],
    'models.card': async ({ id }) => ({ markdown: cardOf(id) }),
    'models.rightsize': async () => world.reports?.[0] ?? report(),
    'models.rightsize-reports': async () => [...(world.reports ?? [])],
  };
}

type LifeCalls = 'add' | 'test' | 'stop' | 'revoke' | 'approve' | 'own-approval' | 'rollback' | 'expire';

function fakeLife(world: FakeWorld): Pick<ModelCalls, `models.${LifeCalls}`> {
  const change = (id: string, to: (row: ModelStatus) => ModelStatus): ModelStatus[] => {
    const isNamed = ({ entry }: ModelStatus): boolean =>
      [entry.id, `${entry.id}@${entry.version}`, entry.sha256].includes(id);
    world.models = world.models.map((row) => (isNamed(row) ? to(row) : row));
    return [...world.models];
  };
  const inStage = (id: string, stage: ModelStage, more: Partial<SiteView> = {}): ModelStatus[] =>
    change(id, (row) => ({ ...row, site: row.site === null ? null : { ...row.site, ...more, stage } }));
  return {
    'models.add': async () => ({ id: 'legal.clause-head@2.0.0', models: [...world.models] }),
    'models.test': async ({ id }) => ({ models: inStage(id, 'tested'), golden: null }),
    'models.stop': async () => null,
    'models.revoke': async ({ id, reason }) => change(id, (row) => ({ ...row, revoked: revocationOf(row, reason) })),
    'models.approve': async ({ id }) => {
      const row = world.models.find(({ entry }) => entry.id === id || entry.sha256 === id);
      return row?.site == null ? change(id, (one) => ({ ...one, revoked: null })) : inStage(id, 'half-approved');
    },
    'models.own-approval': async () => [...world.models],
    'models.rollback': async ({ id }) => inStage(id, 'imported', { test: null, approvals: [] }),
    'models.expire': async ({ id, at }) => inStage(id, 'live', { expires: at }),
  };
}

type ApproverCalls =
  'request-approval' | 'take-approval' | 'read-request' | 'approve-for-other' | 'approver-key' | 'approvers' | 'trust';

function fakeApprovals(world: FakeWorld): Pick<ModelCalls, `models.${ApproverCalls}`> {
  return {
    'models.request-approval': async ({ id }) => ({ file: `${id}.approval-request.json` }),
    'models.take-approval': async () => [...world.models],
    'models.read-request': async () => {
      throw new CloisterError('invalid', { subject: 'this is not a request for an approval' });
    },
    'models.approve-for-other': async ({ request }) => ({ file: `${request.entry.id}.approval` }),
    'models.approver-key': async () => ({ key: 'cloister.example/person/1+00000000+AQ==' }),
    'models.approvers': async () => ({ approvers: [], ownApproval: false }),
    'models.trust': async ({ key, name }) => [{ key, name, at: timeBefore(0) }],
  };
}

function fakeGolden(world: FakeWorld): Pick<ModelCalls, Extract<keyof ModelCalls, `golden.${string}`>> {
  let view = world.golden ?? noGoldenSet;
  return {
    'golden.show': async () => view,
    'golden.add': async ({ documents }) => {
      const added = documents.map((document) => ({ document, name: nameOf(document, world), fields: 5 }));
      return (view = { ...view, documents: [...view.documents, ...added] });
    },
    'golden.remove': async ({ document }) =>
      (view = { ...view, documents: view.documents.filter((one) => one.document !== document) }),
    'golden.run': async () => {
      throw new CloisterError('not-found', { subject: 'golden set' });
    },
    'golden.accept': async () => (view = { ...view, state: 'current', pending: [], held: [], lines: [] }),
  };
}

function nameOf(id: string, { documents }: FakeWorld): string | null {
  return documents.find(({ record }) => record.id === id)?.record.name ?? null;
}

function revocationOf({ entry }: ModelStatus, reason: string): Revocation {
  return { model: entry.id, sha256: entry.sha256, reason, byName: 'R. Adeyemi', at: timeBefore(0) };
}

function cardOf(id: string): string {
  return `# ${id}\n\nMade for one task and scored on that task alone.\n\n## Limits\n\n- English only\n- Long passages are cut\n  and the end is not seen\n\n| Set | Value |\n|---|---|\n| development | see above |\n`;
}
