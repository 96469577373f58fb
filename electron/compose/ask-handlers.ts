/** Calls that ask a matter. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { askCalls } from '../contract/calls.ts';
import { CloisterError } from '../contract/failure.ts';
import { toFailure } from '../wire/serve.ts';
import { answer } from '../features/ask/answer.ts';
import type { Question } from '../features/ask/question.ts';
import { findEveryMention } from '../features/ask/find-every-mention.ts';
import type { JobEnd } from './jobs.ts';
import type { PackId } from '../contract/document.ts';
import type { JobId } from '../contract/ids.ts';
import type { Parts } from './parts.ts';

export function askHandlers(parts: Parts): Handlers<CallsTo<'engine', typeof askCalls>> {
  const { sessions, jobs } = parts;
  return {
    'ask.start': async ({ matter, question, document }) => {
      const { record } = sessions.require();
      const asked = await record.matter(matter);
      if (asked === null) throw new CloisterError('not-found', { subject: matter });
      const put = { matter, document, text: question };
      return { job: jobs.start((job, signal) => ask(job, put, asked.pack, signal, parts)) };
    },
    'ask.stop': async ({ job }) => {
      jobs.cancel(job);
      return null;
    },
    'ask.list': async ({ matter }) => [...(await sessions.require().record.answers(matter))],
    'ask.get': async ({ answer: id }) => {
      const found = await sessions.require().record.answer(id);
      if (found === null) throw new CloisterError('not-found', { subject: id });
      return found;
    },
    'ask.mentions': async (input) => {
      const { record, ledger, committer, actor } = sessions.require();
      const found = await findEveryMention(input, { record, ledger, committer, actor });
      return { ...found, mentions: [...found.mentions] };
    },
  };
}

async function ask(job: JobId, question: Question, pack: PackId, signal: AbortSignal, parts: Parts): Promise<JobEnd> {
  const { needs, clock, newId, models, specialists, sessions } = parts;
  const { emit } = needs;
  let seq = 0;
  emit('job.progress', {
    job,
    matter: question.matter,
    kind: 'ask',
    step: 'searching',
    subject: '',
    done: 0,
    total: 0,
    secondsLeft: null,
  });
  try {
    const { record, ledger, committer, vectors, actor } = sessions.require();
    const asking = await specialists.asking(committer, question.matter);
    const topics = await specialists.topics(pack);
    const made = await answer(
      question,
      { record, ledger, committer, vectors, actor, clock, newId, embedder: models.embedder, topics, ...asking },
      {
        signal,
        onSentence: (sentence) => {
          emit('ask.text', { job, seq: seq++, sentence });
        },
      },
    );
    emit('ask.done', { job, answer: made, failure: null });
    return { counts: { sentences: made.sentences.length }, problems: false };
  } catch (error) {
    emit('ask.done', { job, answer: null, failure: signal.aborted ? { code: 'cancelled' } : toFailure(error) });
    throw error;
  }
}
