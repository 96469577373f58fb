/** Calls about matters and their documents. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { libraryCalls, matterCalls } from '../contract/calls.ts';
import { CloisterError } from '../contract/failure.ts';
import { createMatter, type LibraryNeeds } from '../features/library/create-matter.ts';
import { listMatters } from '../features/library/list-matters.ts';
import { destroyMatter } from '../features/library/destroy-matter.ts';
import { holdMatter } from '../features/library/hold-matter.ts';
import { removeDocument, type RemoveNeeds } from '../features/library/remove-document.ts';
import { retryDocument } from '../features/library/retry-document.ts';
import type { ImportRunner } from './import-runner.ts';
import type { Parts } from './parts.ts';
import type { Session } from './session.ts';

export function libraryHandlers(
  parts: Parts,
  imports: ImportRunner,
): Handlers<CallsTo<'engine', typeof matterCalls & typeof libraryCalls>> {
  const { sessions, needs, jobs } = parts;
  return {
    'matter.list': async () => [...(await listMatters(sessions.require().record))],
    'matter.create': (input) => createMatter(input, libraryNeeds(sessions.require(), parts)),
    'library.import': async ({ matter, token }) => {
      sessions.require();
      const paths = needs.takePick(token, 'import');
      return { job: imports.start(matter, paths) };
    },
    'library.list': async ({ matter }) => {
      const { record } = sessions.require();
      if ((await record.matter(matter)) === null) throw new CloisterError('not-found', { subject: matter });
      return [...(await record.documents(matter))];
    },
    'library.retry': async ({ document }) => {
      const session = sessions.require();
      const again = await retryDocument(document, { ...libraryNeeds(session, parts), files: session.files });
      needs.emit('document.status', { document: again });
      return { job: imports.start(again.matter, []) };
    },
    'library.cancel': async ({ job }) => {
      jobs.cancel(job);
      return null;
    },
    'library.remove': async (input) => {
      const session = sessions.require();
      await removeDocument(input, await removeNeeds(session, parts));
      return null;
    },
    'matter.hold': (input) => holdMatter(input, libraryNeeds(sessions.require(), parts)),
    'matter.destroy': async (input) => {
      const session = sessions.require();
      await destroyMatter(input, { ...(await removeNeeds(session, parts)), committer: session.committer });
      return null;
    },
  };
}

async function removeNeeds(session: Session, parts: Parts): Promise<RemoveNeeds> {
  const { retentionDays } = await session.settings();
  return { ...libraryNeeds(session, parts), vectors: session.vectors, files: session.files, retentionDays };
}

function libraryNeeds({ record, ledger, actor }: Session, { clock, newId }: Parts): LibraryNeeds {
  return { record, ledger, actor, clock, newId };
}
