/** Whether something may be erased now. A refusal is itself in the log. */
import type { DocumentRecord, Matter } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { LibraryNeeds } from './create-matter.ts';

const day = 86_400_000;

/** Fails with `on-hold` (legal hold on the matter) or `not-allowed` (the retention time is not over: the subject names the document and the day). */
export async function mayErase(
  matter: Matter,
  documents: readonly DocumentRecord[],
  needs: LibraryNeeds & { readonly retentionDays: number },
): Promise<void> {
  const refusal = refusalOf(matter, documents, needs);
  if (refusal === null) return;
  await needs.ledger.append(
    eventDraft('failure', needs.actor, {
      purpose: 'erasure',
      matter: matter.id,
      what: { code: refusal.code, subject: refusal.subject ?? null },
    }),
  );
  throw refusal;
}

function refusalOf(
  matter: Matter,
  documents: readonly DocumentRecord[],
  { clock, retentionDays }: { readonly clock: LibraryNeeds['clock']; readonly retentionDays: number },
): CloisterError | null {
  if (matter.state === 'held') return new CloisterError('on-hold', { subject: matter.id });
  const now = Date.parse(clock.now());
  for (const { id, receivedAt } of documents) {
    const until = Date.parse(receivedAt) + retentionDays * day;
    if (until > now)
      return new CloisterError('not-allowed', {
        subject: `${id} kept until ${new Date(until).toISOString().slice(0, 10)}`,
      });
  }
  return null;
}
