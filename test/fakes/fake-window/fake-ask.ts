/** Questions of the fake window: the last stored answer is told again, sentence by sentence. */
import type { Answer } from '../../../electron/contract/answer.ts';
import type { Handlers } from '../../../electron/contract/call.ts';
import type { Calls } from '../../../electron/contract/calls.ts';
import type { Emit } from '../../../electron/contract/events.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import { answerId, fakeHash, jobId, timeBefore } from './fake-ids.ts';
import type { FakeWorld } from './fake-world.ts';

type AskCalls = Pick<Handlers<Calls>, 'ask.start' | 'ask.stop' | 'ask.list' | 'ask.get' | 'ask.mentions'>;

const beat = 250;

export function fakeAsk(world: FakeWorld, emit: Emit): AskCalls {
  let asked = 0;
  return {
    'ask.start': async ({ matter, question }) => {
      asked += 1;
      const job = jobId(80 + asked);
      const model = world.answers.find((answer) => answer.sentences.length > 0);
      if (model === undefined) throw new CloisterError('no-approved-model');
      const answer: Answer = { ...model, id: answerId(80 + asked), matter, question, at: timeBefore(0) };
      tell(emit, job, answer);
      return { job };
    },
    'ask.stop': async ({ job }) => {
      emit('ask.done', { job, answer: null, failure: { code: 'cancelled' } });
      return null;
    },
    'ask.list': async ({ matter }) => world.answers.filter((answer) => answer.matter === matter),
    'ask.get': async ({ answer }) => {
      const found = world.answers.find((one) => one.id === answer);
      if (found === undefined) throw new CloisterError('not-found');
      return found;
    },
    'ask.mentions': async ({ matter, text }) => mentionsOf(world, matter, text),
  };
}

function tell(emit: Emit, job: ReturnType<typeof jobId>, answer: Answer): void {
  const progress = { job, matter: answer.matter, kind: 'ask', subject: '', secondsLeft: 12 } as const;
  setTimeout(() => {
    emit('job.progress', { ...progress, step: 'judging', done: 3, total: 8 });
  }, beat / 2);
  answer.sentences.forEach((sentence, seq) => {
    setTimeout(
      () => {
        emit('ask.text', { job, seq, sentence });
      },
      beat * (seq + 1),
    );
  });
  setTimeout(
    () => {
      emit('ask.done', { job, answer, failure: null });
    },
    beat * (answer.sentences.length + 4),
  );
}

function mentionsOf(world: FakeWorld, matter: string, text: string) {
  const inside = world.documents.filter(({ record }) => record.matter === matter);
  const wanted = text.toLowerCase();
  const mentions = inside.flatMap(({ record, pages }) =>
    pages.flatMap((page) => {
      const places: number[] = [];
      for (
        let at = page.text.toLowerCase().indexOf(wanted);
        at >= 0;
        at = page.text.toLowerCase().indexOf(wanted, at + 1)
      )
        places.push(at);
      return places.map((start) => ({
        evidence: {
          document: record.id,
          textVersion: fakeHash(page.text),
          span: { page: page.n, start, end: start + text.length },
          quote: page.text.slice(start, start + text.length),
          match: 'exact' as const,
          distance: 0,
          chunk: null,
        },
        documentName: record.name,
        before: page.text.slice(Math.max(0, start - 60), start),
        after: page.text.slice(start + text.length, start + text.length + 60),
      }));
    }),
  );
  const pages = inside.reduce((sum, one) => sum + one.pages.length, 0);
  return { mentions, pagesSearched: pages, pagesTotal: pages + 1 };
}
