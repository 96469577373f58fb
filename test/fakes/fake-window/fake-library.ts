/** Import, files, pages and bytes of the fake window. */
import type { Handlers } from '../../../electron/contract/call.ts';
import type { Calls } from '../../../electron/contract/calls.ts';
import type { Emit } from '../../../electron/contract/events.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import { jobId } from './fake-ids.ts';
import type { FakeDocument, FakeWorld } from './fake-world.ts';

type LibraryCalls = Pick<
  Handlers<Calls>,
  | 'library.pick'
  | 'library.import'
  | 'library.list'
  | 'library.retry'
  | 'library.cancel'
  | 'library.remove'
  | 'document.get'
  | 'document.page'
  | 'document.bytes'
>;

export function fakeLibrary(world: FakeWorld, emit: Emit): LibraryCalls {
  const find = (id: string): FakeDocument => documentOf(world, id);
  return {
    'library.pick': async () => ({ token: `pick_${'ab'.repeat(16)}`, names: ['amendment.pdf'], count: 1 }),
    'library.import': async ({ matter }) => {
      const job = jobId(70);
      const counts = { imported: 1, known: 0, refused: 0, failed: 0, skipped: 0, needsPerson: 0 };
      const progress = { job, matter, kind: 'import', subject: 'amendment.pdf', total: 1, secondsLeft: null } as const;
      setTimeout(() => {
        emit('job.progress', { ...progress, step: 'reading', done: 0 });
      }, 20);
      setTimeout(() => {
        emit('job.done', { job, outcome: 'done', failure: null, counts });
      }, 400);
      return { job };
    },
    'library.list': async ({ matter }) =>
      world.documents.filter(({ record }) => record.matter === matter).map(({ record }) => record),
    'library.retry': async () => ({ job: jobId(71) }),
    'library.cancel': async ({ job }) => {
      emit('job.done', { job, outcome: 'cancelled', failure: null, counts: { imported: 9 } });
      return null;
    },
    'library.remove': async ({ document }) => {
      find(document);
      world.documents = world.documents.filter(({ record }) => record.id !== document);
      return null;
    },
    'document.get': async ({ document }) => {
      const { record, pages } = find(document);
      const matter = world.matters.find((one) => one.id === record.matter);
      return {
        document: record,
        pages: pages.map((page) => ({ n: page.n, status: page.status, characters: page.text.length })),
        pack: world.packs[matter?.pack ?? 'legal'],
      };
    },
    'document.page': async ({ document, page }) => {
      const found = find(document).pages.find((one) => one.n === page);
      if (found === undefined) throw new CloisterError('not-found', { subject: String(page) });
      return found;
    },
    'document.bytes': async ({ document, offset, length }) => {
      const { bytes } = find(document);
      return { bytes: bytes.slice(offset, offset + length), total: bytes.length };
    },
  };
}

export function documentOf(world: FakeWorld, id: string): FakeDocument {
  const found = world.documents.find(({ record }) => record.id === id);
  if (found === undefined) throw new CloisterError('not-found', { subject: id });
  return found;
}
