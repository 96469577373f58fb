/** Sends documents whose vectors are of another embedder back to the step that makes them. */
import type { DocumentRecord } from '../../contract/document.ts';
import type { DocumentId } from '../../contract/ids.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { IngestNeeds } from './needs.ts';

/** They are `read` again, so the next import or resume indexes them; until then an answer counts their pages as not searched.
 *  Fails with `log-unavailable`. */
export async function requeueStale(
  stale: readonly DocumentId[],
  needs: Pick<IngestNeeds, 'record' | 'ledger' | 'actor'>,
): Promise<readonly DocumentRecord[]> {
  const queued: DocumentRecord[] = [];
  for (const id of stale) {
    const document = await needs.record.document(id);
    if (document === null) continue;
    queued.push(await requeue(document, needs));
  }
  return queued;
}

async function requeue(
  document: DocumentRecord,
  { record, ledger, actor }: Pick<IngestNeeds, 'record' | 'ledger' | 'actor'>,
): Promise<DocumentRecord> {
  const next: DocumentRecord = { ...document, status: 'read' };
  const receipt = await ledger.append(
    eventDraft('index.updated', actor, {
      purpose: 'import',
      matter: document.matter,
      what: { document: document.id, stale: true },
    }),
  );
  await record.putDocument(next, receipt.index);
  return next;
}
