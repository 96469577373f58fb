/** Runs a recorded step again on the same input and says, fact by fact, whether the same came out. Nothing is stored but the replay's own event. */
import type { AuditEvent, EventActor, EventDraft, EventKind } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { EventIndex, MatterId, Sha256, UtcTime } from '../../contract/ids.ts';
import type { Replay } from '../../contract/replay.ts';
import { compareEvents } from '../../core/events/compare-events.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { Ledger } from '../../ports/ledger.ts';

/** Runs one step again; its events go to `ledger`, which only listens. `details` are those of the recorded entry. */
export type Again = (event: AuditEvent, details: unknown, ledger: Ledger) => Promise<void>;

export interface ReplayNeeds {
  readonly ledger: Ledger;
  readonly actor: EventActor;
  /** Steps that can be run again, by the event that they write. */
  readonly steps: Readonly<Partial<Record<EventKind, Again>>>;
}

/** Fails with `not-found` (no such entry, or what it was made from was erased), `invalid` (nothing that a machine did), `model-missing`,
 *  `model-altered`, `log-unavailable`. */
export async function replayEvent(index: number, { ledger, actor, steps }: ReplayNeeds): Promise<Replay> {
  const found = await ledger.get(index);
  if (found === null) throw new CloisterError('not-found', { subject: `entry ${index}` });
  const { event } = found.stored;
  const again = steps[event.kind];
  if (again === undefined)
    throw new CloisterError('invalid', { subject: `entry ${index} (${event.kind}) cannot be run again` });
  const ear = listeningLedger(ledger);
  await again(event, found.details, ear);
  const heard = ear.heard().find(({ kind, why }) => kind === event.kind && why.purpose === event.why.purpose);
  if (heard === undefined) throw new CloisterError('invalid', { subject: `entry ${index} came to another end` });
  const { compared, differences } = compareEvents(event, heard);
  await ledger.append(
    eventDraft('inference.completed', actor, {
      purpose: 'replay',
      matter: event.why.matter as MatterId | null,
      what: { replayed: index, compared, different: differences.map(({ path }) => path).slice(0, 50) },
    }),
  );
  return { event: event.n, kind: event.kind, same: differences.length === 0, compared, differences: [...differences] };
}

/** Hears what a step would write. Everything that reads goes to the real log. */
function listeningLedger(ledger: Ledger): Ledger & { readonly heard: () => readonly EventDraft[] } {
  const heard: EventDraft[] = [];
  return {
    ...ledger,
    heard: () => heard,
    append: async (draft) => {
      heard.push(draft);
      return { index: 0 as EventIndex, leaf: '0'.repeat(64) as Sha256, at: '1970-01-01T00:00:00.000Z' as UtcTime };
    },
    destroyDetails: async () => undefined,
  };
}
