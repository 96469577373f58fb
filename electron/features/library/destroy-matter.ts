/** Destroys a matter: its documents, its answers, its details in the log, and the salt without which its commitments mean nothing. */
import { CloisterError } from '../../contract/failure.ts';
import type { MatterId } from '../../contract/ids.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { Committer } from '../../ports/vault.ts';
import { mayErase } from './may-erase.ts';
import { eraseDocument, type RemoveNeeds } from './remove-document.ts';

/** Can be asked again after it was cut off. Fails with `not-found`, `on-hold`, `not-allowed` (retention), `log-unavailable`. */
export async function destroyMatter(
  { matter: id, reason }: { readonly matter: MatterId; readonly reason: string },
  needs: RemoveNeeds & { readonly committer: Pick<Committer, 'forget'> },
): Promise<void> {
  const { record, ledger, actor, committer } = needs;
  const matter = await record.matter(id);
  if (matter === null) throw new CloisterError('not-found', { subject: id });
  const documents = await record.documents(id);
  await mayErase(matter, documents, needs);
  for (const document of documents) await eraseDocument(document, reason, needs);
  const receipt = await ledger.append(
    eventDraft('matter.destroyed', actor, {
      purpose: 'library',
      matter: id,
      what: { matter: id, documents: documents.length },
    }),
    { reason },
  );
  for (const answer of await record.answers(id)) await ledger.destroyDetails(answer.id);
  await ledger.destroyDetails(id);
  await committer.forget(id);
  await record.eraseMatter(id, receipt.index);
}
