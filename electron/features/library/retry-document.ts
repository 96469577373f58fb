/** Puts a finished document back to the step after it was kept, so that it is read again. */
import type { DocumentRecord } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { DocumentId } from '../../contract/ids.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { FileVault } from '../../ports/vault.ts';
import type { LibraryNeeds } from './create-matter.ts';

/** Decided findings stay. Fails with `not-found` when the document or its kept file is not there, `log-unavailable`. */
export async function retryDocument(
  id: DocumentId,
  needs: LibraryNeeds & { readonly files: FileVault },
): Promise<DocumentRecord> {
  const document = await needs.record.document(id);
  if (document === null || !(await needs.files.has(id))) throw new CloisterError('not-found', { subject: id });
  if (document.status !== 'ready') return document;
  const next: DocumentRecord = { ...document, status: 'kept', outcome: 'ok', reason: null, type: null, problems: [] };
  const receipt = await needs.ledger.append(
    eventDraft('document.received', needs.actor, {
      purpose: 'import',
      matter: document.matter,
      what: { document: id, again: true },
    }),
  );
  await needs.record.putDocument(next, receipt.index);
  return next;
}
