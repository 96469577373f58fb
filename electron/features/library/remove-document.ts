/** Removes a document from the record, the index, the vault and the details of the log, for good. What stays is the event that says so. */
import type { DocumentRecord } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { DocumentId } from '../../contract/ids.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { answerSources } from '../../core/evidence/answer-sources.ts';
import type { FileVault } from '../../ports/vault.ts';
import type { VectorStore } from '../../ports/vector-store.ts';
import type { LibraryNeeds } from './create-matter.ts';
import { mayErase } from './may-erase.ts';

export interface RemoveNeeds extends LibraryNeeds {
  readonly vectors: VectorStore;
  readonly files: FileVault;
  /** Days for which a document must be kept after it was received; 0 is none. */
  readonly retentionDays: number;
}

/** Fails with `not-found`, `on-hold`, `not-allowed` (retention), `log-unavailable`. */
export async function removeDocument(
  { document: id, reason }: { readonly document: DocumentId; readonly reason: string },
  needs: RemoveNeeds,
): Promise<void> {
  const document = await needs.record.document(id);
  if (document === null) throw new CloisterError('not-found', { subject: id });
  const matter = await needs.record.matter(document.matter);
  if (matter !== null) await mayErase(matter, [document], needs);
  await eraseDocument(document, reason, needs);
}

/** More are not named one by one: an entry has its bounds. */
const mostNamed = 500;

/** The keys go first: from then on nothing can be read, whatever is interrupted. Answers that quote the document go with it, and are named. */
export async function eraseDocument(
  { id, matter, commitment }: DocumentRecord,
  reason: string,
  { record, ledger, actor, files, vectors }: RemoveNeeds,
): Promise<void> {
  const quoting = (await record.answers(matter)).filter((answer) => answerSources(answer).has(id));
  const answers = quoting.length > mostNamed ? null : quoting.map((answer) => answer.id);
  const what = { document: id, commitment, answers };
  const receipt = await ledger.append(eventDraft('document.erased', actor, { purpose: 'library', matter, what }), {
    reason,
  });
  await files.erase(id);
  await ledger.destroyDetails(id);
  for (const answer of quoting) await ledger.destroyDetails(answer.id);
  await vectors.remove(id);
  await record.eraseDocument(id, receipt.index);
}
