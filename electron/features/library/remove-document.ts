/** Removes a document from the record, the index and the vault, for good. What stays is the event that says so. */
import { CloisterError } from '../../contract/failure.ts';
import type { DocumentId } from '../../contract/ids.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { FileVault } from '../../ports/vault.ts';
import type { VectorStore } from '../../ports/vector-store.ts';
import type { LibraryNeeds } from './create-matter.ts';

export interface RemoveNeeds extends LibraryNeeds {
  readonly vectors: VectorStore;
  readonly files: FileVault;
}

/** The file's key goes first: from then on nothing can be read, whatever is interrupted. Fails with `not-found`, `on-hold`, `log-unavailable`. */
export async function removeDocument(
  { document: id, reason }: { readonly document: DocumentId; readonly reason: string },
  needs: RemoveNeeds,
): Promise<void> {
  const document = await needs.record.document(id);
  if (document === null) throw new CloisterError('not-found', { subject: id });
  const matter = await needs.record.matter(document.matter);
  if (matter?.state === 'held') throw new CloisterError('on-hold', { subject: matter.id });
  const receipt = await needs.ledger.append(
    eventDraft('document.erased', needs.actor, {
      purpose: 'library',
      matter: document.matter,
      what: { document: id, commitment: document.commitment },
    }),
    { reason },
  );
  await needs.files.erase(id);
  await needs.vectors.remove(id);
  await needs.record.eraseDocument(id, receipt.index);
}
