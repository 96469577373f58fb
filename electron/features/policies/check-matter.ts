/** Reads every document of a matter with the policies in force. */
import { CloisterError } from '../../contract/failure.ts';
import type { MatterId } from '../../contract/ids.ts';
import type { PolicyChecked } from '../../contract/policy-calls.ts';
import { checkDocument } from './check-document.ts';
import type { PolicyNeeds } from './needs.ts';

/** Documents whose import has ended; the others are read when it ends. Fails with `not-found`, and as the check of a document does. */
export async function checkMatter(
  matter: MatterId,
  needs: Pick<PolicyNeeds, 'record' | 'ledger' | 'actor' | 'newId'>,
): Promise<PolicyChecked> {
  if ((await needs.record.matter(matter)) === null) throw new CloisterError('not-found', { subject: matter });
  const documents = (await needs.record.documents(matter)).filter(({ status }) => status === 'ready');
  const total = { documents: documents.length, reported: 0, asked: 0 };
  for (const document of documents) {
    const { reported, asked } = await checkDocument(document, needs);
    total.reported += reported;
    total.asked += asked;
  }
  return total;
}
