/** The questions asked in this matter, newest first. */
import type { ReactNode } from 'react';
import type { Answer } from '../../bridge/types.ts';
import { useRoving } from '../../parts/use-roving.ts';
import { Shown } from '../shown.tsx';
import { clock, count, day } from '../words/numbers.ts';
import type { Questions } from './use-questions.ts';

export function PastQuestions({ questions }: { questions: Questions }): ReactNode {
  return (
    <aside className="pane past" aria-label="Questions in this matter">
      <div className="head short">
        <h2>Questions</h2>
      </div>
      <div className="scroll" tabIndex={-1}>
        {questions.live !== null && (
          <button
            type="button"
            className={questions.showing.kind === 'live' ? 'past-item on' : 'past-item'}
            onClick={() => {
              questions.show({ kind: 'live' });
            }}
          >
            <span className="two-lines">{questions.live.question}</span>
            <span className="note">{questions.live.failure === null ? 'being answered' : 'not answered'}</span>
          </button>
        )}
        <Shown of={questions.past} what="the questions">
          {(past) =>
            past.length === 0 && questions.live === null ? (
              <p className="note fetching">Questions you ask in this matter stay here with their answers.</p>
            ) : (
              <List past={past} questions={questions} />
            )
          }
        </Shown>
      </div>
    </aside>
  );
}

function List({ past, questions }: { past: readonly Answer[]; questions: Questions }): ReactNode {
  const { showing, show } = questions;
  const at = past.findIndex((one) => showing.kind === 'answer' && one.id === showing.id);
  const roving = useRoving(past.length, Math.max(at, 0), (next) => {
    const answer = past[next];
    if (answer !== undefined) show({ kind: 'answer', id: answer.id });
  });
  return (
    <div onKeyDown={roving.onKeyDown}>
      {past.map((answer, position) => (
        <button
          key={answer.id}
          type="button"
          data-item
          tabIndex={position === Math.max(at, 0) ? 0 : -1}
          className={position === at ? 'past-item on' : 'past-item'}
          aria-current={position === at ? 'true' : undefined}
          onClick={() => {
            show({ kind: 'answer', id: answer.id });
          }}
        >
          <span className="two-lines">{answer.question}</span>
          <span className="note">
            {day(answer.at)}, {clock(answer.at)} · {resultOf(answer)}
          </span>
        </button>
      ))}
    </div>
  );
}

function resultOf(answer: Answer): string {
  if (answer.abstained === 'stopped') return 'stopped';
  if (answer.abstained !== null) return `no answer, ${count(answer.nearest.length, 'nearest passage')}`;
  return count(answer.sentences.length, 'claim');
}
