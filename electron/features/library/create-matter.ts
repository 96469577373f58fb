/** Opens a new walled set of documents. */
import type { EventActor } from '../../contract/audit.ts';
import type { Matter, PackId } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import { MatterId } from '../../contract/ids.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { Clock, NewId } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordStore } from '../../ports/record-store.ts';

export interface LibraryNeeds {
  readonly record: RecordStore;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: EventActor;
}

/** Names are unique without regard to case. Fails with `matter-exists`, `log-unavailable`. */
export async function createMatter(
  { name, pack }: { readonly name: string; readonly pack: PackId },
  needs: LibraryNeeds,
): Promise<Matter> {
  if ((await findMatter(name, needs)) !== null) throw new CloisterError('matter-exists', { subject: name });
  const matter: Matter = {
    id: MatterId.parse(needs.newId('mat')),
    name,
    pack,
    createdAt: needs.clock.now(),
    state: 'open',
  };
  const receipt = await needs.ledger.append(
    eventDraft('matter.created', needs.actor, {
      purpose: 'library',
      matter: matter.id,
      what: { matter: matter.id, pack },
    }),
    { name },
  );
  await needs.record.addMatter(matter, receipt.index);
  return matter;
}

/** The matter of that name, or null. */
export async function findMatter(name: string, { record }: Pick<LibraryNeeds, 'record'>): Promise<Matter | null> {
  const wanted = name.trim().toLowerCase();
  return (await record.matters()).find((matter) => matter.name.toLowerCase() === wanted) ?? null;
}
