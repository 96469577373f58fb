/** Which models this vault does not use: a person revokes one, and takes that back, each with a reason and an entry in the log. */
import { z } from 'zod';
import type { EventActor, EventKind } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import { Revocation, type ModelEntry, type ModelManifest } from '../../contract/model.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordStore, User } from '../../ports/record-store.ts';

const key = 'revoked-models';

export interface GovernNeeds {
  readonly manifest: ModelManifest;
  readonly record: Pick<RecordStore, 'setting' | 'putSetting'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly actor: EventActor;
  readonly user: User;
}

export interface Judgement {
  readonly id: string;
  readonly reason: string;
}

export async function readRevocations(record: Pick<RecordStore, 'setting'>): Promise<readonly Revocation[]> {
  const parsed = z.array(Revocation).safeParse((await record.setting(key)) ?? []);
  if (!parsed.success) throw new CloisterError('vault-damaged', { subject: key }); // reading it as "none" would let a revoked model in
  return parsed.data;
}

/** The list after it. Fails with `not-found`, `not-allowed` (revoked already), `log-unavailable`. */
export async function revokeModel({ id, reason }: Judgement, needs: GovernNeeds): Promise<readonly Revocation[]> {
  const entry = entryOf(id, needs.manifest);
  const before = await readRevocations(needs.record);
  if (before.some(({ sha256 }) => sha256 === entry.sha256)) throw new CloisterError('not-allowed', { subject: id });
  const { clock, user } = needs;
  const one: Revocation = { model: id, sha256: entry.sha256, reason, byName: user.name, at: clock.now() };
  return store('model.revoked', entry, reason, [...before, one], needs);
}

/** The list after it. Fails with `not-found`, `not-allowed` (it was not revoked), `log-unavailable`. */
export async function approveModel({ id, reason }: Judgement, needs: GovernNeeds): Promise<readonly Revocation[]> {
  const entry = entryOf(id, needs.manifest);
  const before = await readRevocations(needs.record);
  const after = before.filter(({ sha256 }) => sha256 !== entry.sha256);
  if (after.length === before.length) throw new CloisterError('not-allowed', { subject: id });
  return store('model.approved', entry, reason, after, needs);
}

function entryOf(id: string, { models }: ModelManifest): ModelEntry {
  const entry = models.find((one) => one.id === id);
  if (entry === undefined) throw new CloisterError('not-found', { subject: id });
  return entry;
}

async function store(
  kind: EventKind,
  { id, sha256 }: ModelEntry,
  reason: string,
  after: readonly Revocation[],
  { ledger, record, actor }: GovernNeeds,
): Promise<readonly Revocation[]> {
  const receipt = await ledger.append(eventDraft(kind, actor, { purpose: 'models', what: { model: id, sha256 } }), {
    reason,
  });
  await record.putSetting(key, after, receipt.index);
  return after;
}
