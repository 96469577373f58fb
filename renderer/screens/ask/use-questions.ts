/** The questions of this matter and the one being answered now. Sentences come one by one, each with its quotes. */
import { useState } from 'react';
import { useEvent } from '../../bridge/use-event.ts';
import { useLoaded, type Loading } from '../../bridge/use-loaded.ts';
import type { Answer, AnswerSentence, Failure, JobId, MatterId } from '../../bridge/types.ts';
import { useSession } from '../session.tsx';

/** What the middle of the screen shows. */
export type Showing =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'answer'; readonly id: string }
  | { readonly kind: 'live' }
  | { readonly kind: 'mentions'; readonly text: string };

export interface LiveQuestion {
  readonly question: string;
  readonly job: JobId | null;
  readonly sentences: readonly AnswerSentence[];
  readonly failure: Failure | null;
  readonly stopping: boolean;
}

export interface Questions {
  readonly past: Loading<readonly Answer[]>;
  readonly showing: Showing;
  readonly show: (showing: Showing) => void;
  readonly live: LiveQuestion | null;
  readonly start: (question: string) => void;
  readonly stop: () => void;
}

export function useQuestions(matter: MatterId | null): Questions {
  const { ask } = useSession();
  const past = useLoaded('ask.list', matter === null ? null : { matter });
  const [chosen, show] = useState<Showing>({ kind: 'nothing' });
  const [live, setLive] = useState<LiveQuestion | null>(null);
  const streamed = useStreamed();

  useEvent('ask.done', ({ job, answer, failure }) => {
    if (live?.job !== job) return;
    if (answer === null) {
      setLive((before) => (before === null ? null : { ...before, job: null, failure }));
      return;
    }
    past.patch((before) => [answer, ...before.filter((one) => one.id !== answer.id)]);
    setLive(null);
    show((before) => (before.kind === 'live' ? { kind: 'answer', id: answer.id } : before));
  });

  const start = async (question: string): Promise<void> => {
    if (matter === null) return;
    setLive({ question, job: null, sentences: [], failure: null, stopping: false });
    show({ kind: 'live' });
    const started = await ask('ask.start', { matter, question, document: null });
    setLive((before) => {
      if (before === null) return null;
      return started.ok ? { ...before, job: started.value.job } : { ...before, failure: started.failure };
    });
  };
  const stop = (): void => {
    const job = live?.job ?? null;
    if (job === null) return;
    setLive((before) => (before === null ? null : { ...before, stopping: true }));
    void ask('ask.stop', { job });
  };
  const job = live?.job ?? null;
  const sentences = job === null ? [] : (streamed.get(job) ?? []);
  return {
    past,
    showing: chosen.kind === 'nothing' ? firstOf(past) : chosen,
    show,
    live: live === null ? null : { ...live, sentences },
    start: (question) => void start(question),
    stop,
  };
}

/** Sentences by job: they may arrive before the call that started them returns. */
function useStreamed(): ReadonlyMap<JobId, readonly AnswerSentence[]> {
  const [streamed, setStreamed] = useState<ReadonlyMap<JobId, readonly AnswerSentence[]>>(new Map());
  useEvent('ask.text', ({ job, sentence }) => {
    setStreamed((before) => new Map(before).set(job, [...(before.get(job) ?? []), sentence]));
  });
  return streamed;
}

function firstOf(past: Loading<readonly Answer[]>): Showing {
  const first = past.loaded.state === 'ready' ? past.loaded.value[0] : undefined;
  return first === undefined ? { kind: 'nothing' } : { kind: 'answer', id: first.id };
}
