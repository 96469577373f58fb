/** The site's models as the vault keeps them: read whole, changed whole, never without an entry of the log. */
import type { EventActor, EventFacts, EventKind } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { EventIndex } from '../../contract/ids.ts';
import { SiteRegistry, type ModelAct, type SiteModel } from '../../contract/site-model.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordStore, User } from '../../ports/record-store.ts';

const key = 'site-models';
const empty: SiteRegistry = { models: [], live: {}, approvers: [], ownApproval: false };

export interface SiteNeeds {
  readonly record: Pick<RecordStore, 'setting' | 'putSetting'>;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly actor: EventActor;
  readonly user: User;
}

/** Fails with `vault-damaged`: reading it as "none" would forget who approved what. */
export async function readRegistry(record: Pick<RecordStore, 'setting'>): Promise<SiteRegistry> {
  const stored = (await record.setting(key)) ?? null;
  if (stored === null) return empty;
  const parsed = SiteRegistry.safeParse(stored);
  if (!parsed.success) throw new CloisterError('vault-damaged', { subject: key });
  return parsed.data;
}

export interface RegistryChange {
  readonly kind: EventKind;
  readonly what: EventFacts;
  /** Beside the entry of the log, encrypted. */
  readonly details?: unknown;
  readonly change: (before: SiteRegistry, event: EventIndex) => SiteRegistry;
}

/** The event first, then the change. Fails with `log-unavailable`. */
export async function changeRegistry(
  { kind, what, details, change }: RegistryChange,
  { record, ledger, actor }: SiteNeeds,
): Promise<SiteRegistry> {
  const before = await readRegistry(record);
  const receipt = await ledger.append(eventDraft(kind, actor, { purpose: 'models', what }), details ?? null);
  const after = change(before, receipt.index);
  await record.putSetting(key, after, receipt.index);
  return after;
}

/** The model that a person means: a digest, `id@version`, or an id, whose newest import it then is. */
export function findSiteModel({ models }: SiteRegistry, name: string): SiteModel | null {
  const matches = models.filter(
    ({ entry }) => entry.sha256 === name || entry.id === name || `${entry.id}@${entry.version}` === name,
  );
  return matches.at(-1) ?? null;
}

/** As `findSiteModel`; fails with `not-found`. */
export function requireSiteModel(registry: SiteRegistry, name: string): SiteModel {
  const model = findSiteModel(registry, name);
  if (model === null) throw new CloisterError('not-found', { subject: `imported model ${name}` });
  return model;
}

export function withModel(registry: SiteRegistry, model: SiteModel): SiteRegistry {
  const isSame = (one: SiteModel): boolean => one.entry.sha256 === model.entry.sha256;
  const models = registry.models.some(isSame)
    ? registry.models.map((one) => (isSame(one) ? model : one))
    : [...registry.models, model];
  return { ...registry, models };
}

export function withAct(
  model: SiteModel,
  act: ModelAct['act'],
  reason: string,
  { clock, user }: Pick<SiteNeeds, 'clock' | 'user'>,
): SiteModel {
  return { ...model, acts: [...model.acts, { act, at: clock.now(), byName: user.name, reason }] };
}

export const label = ({ entry }: Pick<SiteModel, 'entry'>): string => `${entry.id}@${entry.version}`;

/** What the log says of a model: no free text. */
export function modelFacts({ entry }: Pick<SiteModel, 'entry'>): EventFacts {
  return { model: entry.id, version: entry.version.slice(0, 200), sha256: entry.sha256 };
}
