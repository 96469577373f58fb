/** What document policies need from outside. */
import type { EventActor } from '../../contract/audit.ts';
import type { PackId } from '../../contract/document.ts';
import type { Pack } from '../../packs/pack.ts';
import type { Clock, NewId } from '../../ports/clock.ts';
import type { Embedder } from '../../ports/embedder.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordStore, User } from '../../ports/record-store.ts';

export interface PolicyNeeds {
  readonly record: RecordStore;
  readonly ledger: Ledger;
  readonly embedder: Embedder;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: EventActor;
  readonly user: User;
  readonly packs: Readonly<Record<PackId, Pack>>;
}
