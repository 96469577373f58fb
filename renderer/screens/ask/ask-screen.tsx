/** Ask: the questions of this matter, one answer with its quotes beside it, and what was searched. */
import { useRef, useState, type ReactNode } from 'react';
import type { Evidence } from '../../bridge/types.ts';
import { valueOr } from '../../bridge/use-loaded.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useSession } from '../session.tsx';
import { AskBar } from './ask-bar.tsx';
import { Middle } from './middle.tsx';
import { PastQuestions } from './past-questions.tsx';
import { numberedSources } from './sources.ts';
import { Sources } from './sources.tsx';
import { useQuestions } from './use-questions.ts';

export function AskScreen(): ReactNode {
  const { matter, go } = useSession();
  if (matter !== null) return <AskMatter key={matter.id} />;
  return (
    <main className="court plain-court">
      <section className="pane" aria-label="Answer">
        <Notice
          kind="empty"
          title="No matter chosen"
          actions={
            <Button
              look="main"
              keys={['G', 'L']}
              onPress={() => {
                go({ to: 'screen', screen: 'library' });
              }}
            >
              Go to the library
            </Button>
          }
        >
          <p>A question is put to one matter. Nothing from another matter can appear in its answer.</p>
        </Notice>
      </section>
    </main>
  );
}

function AskMatter(): ReactNode {
  const { matter, go } = useSession();
  const questions = useQuestions(matter?.id ?? null);
  const { showing, live } = questions;
  const field = useRef<HTMLInputElement>(null);
  const past = valueOr(questions.past.loaded, []);
  const answer = showing.kind === 'answer' ? (past.find((one) => one.id === showing.id) ?? null) : null;
  const sentences = showing.kind === 'live' ? (live?.sentences ?? []) : (answer?.sentences ?? []);
  const sources = numberedSources(sentences, answer?.nearest);
  const [picked, setPicked] = useState<{ of: string; number: number }>({ of: '', number: 1 });
  const shownId = answer?.id ?? showing.kind;
  const current = picked.of === shownId ? picked.number : 1;
  const pick = (number: number): void => {
    setPicked({ of: shownId, number });
  };
  const open = (evidence: Evidence): void => {
    go({ to: 'document', document: evidence.document, place: evidence });
  };
  const openCurrent = (): void => {
    const source = sources.find((one) => one.number === current);
    if (source !== undefined) open(source.evidence);
  };
  const move = (step: number): void => {
    pick(Math.min(Math.max(current + step, 1), Math.max(sources.length, 1)));
  };
  useScreenKeys('ask', [
    { key: '/', does: 'new question', run: () => field.current?.focus() },
    {
      key: 'j',
      does: 'next, previous source',
      run: () => {
        move(1);
      },
    },
    {
      key: 'k',
      does: null,
      run: () => {
        move(-1);
      },
    },
    { key: 'Enter', does: 'open on its page', run: openCurrent },
    {
      key: 'm',
      does: 'every mention',
      run: () => {
        questions.show({ kind: 'mentions', text: showing.kind === 'mentions' ? showing.text : '' });
      },
    },
    ...(live?.job != null ? [{ key: 'Escape', cap: 'Esc', does: 'stop', run: questions.stop }] : []),
  ]);
  return (
    <main className="court ask-court">
      <PastQuestions questions={questions} />
      <section className="pane" aria-label="Answer">
        <Middle questions={questions} answer={answer} sources={sources} current={current} onPick={pick} onOpen={open} />
        {showing.kind !== 'mentions' && <AskBar field={field} questions={questions} />}
      </section>
      <Sources sources={sources} current={current} onPick={pick} onOpen={open} nearest={answer?.abstained != null} />
    </main>
  );
}
