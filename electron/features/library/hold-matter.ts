/** Puts a matter on legal hold, or ends the hold. While it is held nothing in it can be erased. */
import type { Matter } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { MatterId } from '../../contract/ids.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { LibraryNeeds } from './create-matter.ts';

/** Fails with `not-found`, `log-unavailable`. Holding a held matter changes nothing. */
export async function holdMatter(
  { matter: id, held, reason }: { readonly matter: MatterId; readonly held: boolean; readonly reason: string },
  { record, ledger, actor }: LibraryNeeds,
): Promise<Matter> {
  const matter = await record.matter(id);
  if (matter === null) throw new CloisterError('not-found', { subject: id });
  if ((matter.state === 'held') === held) return matter;
  const next: Matter = { ...matter, state: held ? 'held' : 'open' };
  const receipt = await ledger.append(
    eventDraft('matter.held', actor, { purpose: 'library', matter: id, what: { held } }),
    { reason },
  );
  await record.putMatter(next, receipt.index);
  return next;
}
