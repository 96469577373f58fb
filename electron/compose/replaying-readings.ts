/** Readings that can be run again: what policies found in a document, what a policy learnt, where a text stands. */
import { z } from 'zod';
import type { EventFacts } from '../contract/audit.ts';
import { CloisterError } from '../contract/failure.ts';
import { DocumentId, MatterId } from '../contract/ids.ts';
import { findEveryMention } from '../features/ask/find-every-mention.ts';
import type { Again } from '../features/audit/replay-event.ts';
import { checkDocument } from '../features/policies/check-document.ts';
import { policyNamed } from '../features/policies/stored-policies.ts';
import { trainNext } from '../features/policies/train.ts';
import type { Parts } from './parts.ts';
import { policyNeeds } from './policy-handlers.ts';
import { silentRecord } from './silent-record.ts';

type ReadingParts = Parameters<typeof policyNeeds>[0];

/** With the policies in force now: another version in force is one of the facts that differ. */
export function checkAgain(parts: ReadingParts): Again {
  return async ({ what }, _details, ledger) => {
    const needs = policyNeeds(parts);
    const id = DocumentId.safeParse(what.document);
    const document = id.success ? await needs.record.document(id.data) : null;
    if (document === null) throw gone('the document of this entry');
    await checkDocument(document, { ...needs, ledger, record: silentRecord(needs.record) });
  };
}

/** From the marks of today, as the version that it was. */
export function trainAgain(parts: ReadingParts): Again {
  return async ({ what }, _details, ledger) => {
    const needs = policyNeeds(parts);
    const policy = await policyNamed(String(what.policy), needs.record);
    const before = { ...policy, versions: policy.versions.filter(({ n }) => n < versionOf(what)) };
    await trainNext(before, { ...needs, ledger, record: silentRecord(needs.record) });
  };
}

function versionOf({ version }: EventFacts): number {
  return typeof version === 'number' ? version : 0;
}

const SearchDetails = z.looseObject({ text: z.string() });

/** In the pages of today. */
export function findAgain(sessions: Parts['sessions']): Again {
  return async ({ why }, details, ledger) => {
    const { record, committer, actor } = sessions.require();
    const searched = SearchDetails.safeParse(details);
    const matter = MatterId.safeParse(why.matter);
    if (!searched.success || !matter.success) throw gone('the details of this entry');
    await findEveryMention({ matter: matter.data, text: searched.data.text }, { record, committer, actor, ledger });
  };
}

function gone(subject: string): CloisterError {
  return new CloisterError('not-found', { subject });
}
