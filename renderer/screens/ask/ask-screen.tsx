/** Ask: the questions of this matter, one answer with its quotes beside it, and what was searched. */
import { useRef, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { AskBar } from './ask-bar.tsx';
import { Middle } from './middle.tsx';
import { PastQuestions } from './past-questions.tsx';
import { Sources } from './sources.tsx';
import { useAskView } from './use-ask-view.ts';
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
  const { matter } = useSession();
  const questions = useQuestions(matter?.id ?? null);
  const field = useRef<HTMLInputElement>(null);
  const { answer, sources, current, pick, open } = useAskView(questions, field);
  const mentions = questions.showing.kind === 'mentions';
  const nearest = answer !== null && answer.abstained !== null;
  return (
    <main className={mentions ? 'court ask-court wide' : 'court ask-court'}>
      <PastQuestions questions={questions} />
      <section className="pane" aria-label="Answer">
        <Middle questions={questions} answer={answer} sources={sources} current={current} onPick={pick} onOpen={open} />
        {!mentions && <AskBar field={field} questions={questions} />}
      </section>
      {!mentions && <Sources sources={sources} current={current} onPick={pick} onOpen={open} nearest={nearest} />}
    </main>
  );
}
