/** One answer: the question, claims with numbers, what was set apart, then coverage. Or why there is no answer. */
import type { ReactNode } from 'react';
import type { Answer } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useSession } from '../session.tsx';
import { valueOr } from '../../bridge/use-loaded.ts';
import { abstainWords } from '../words/answer-words.ts';
import { clock, count, day, took } from '../words/numbers.ts';
import { answerWithCites } from './answer-with-cites.ts';
import { Claims } from './claims.tsx';
import { CoverageSection } from './coverage-section.tsx';
import type { MiddleProps } from './middle-props.ts';

export function AnswerView(props: MiddleProps & { answer: Answer }): ReactNode {
  const { answer, sources, current, onPick, questions } = props;
  const { documents } = useSession();
  const rows = valueOr(documents.loaded, []);
  const copy = (): void => {
    const nameOf = (id: string): string => rows.find((row) => row.id === id)?.name ?? 'a removed document';
    void navigator.clipboard.writeText(answerWithCites(answer, sources, nameOf));
  };
  useScreenKeys('answer', [{ key: 'y', does: 'copy with cites', run: copy }]);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Answer text">
      <div className="answer">
        <h1>{answer.question}</h1>
        <p className="note">
          Written from this matter only · answered by {answer.specialist} · {day(answer.at)}, {clock(answer.at)} ·{' '}
          <span className="nowrap">took {took(answer.milliseconds)}</span>
        </p>
        {answer.abstained !== null && (
          <NoAnswer
            answer={answer}
            onAgain={() => {
              questions.start(answer.question);
            }}
          />
        )}
        <Claims sentences={answer.sentences} sources={sources} current={current} onPick={onPick} />
        {answer.unsupported.length > 0 && <SetApart sentences={answer.unsupported} />}
        <CoverageSection
          answer={answer}
          documents={rows}
          onTerm={(text) => {
            questions.show({ kind: 'mentions', text });
          }}
        />
      </div>
    </div>
  );
}

function NoAnswer({ answer, onAgain }: { answer: Answer; onAgain: () => void }): ReactNode {
  if (answer.abstained === null) return null;
  const words = abstainWords[answer.abstained];
  return (
    <Notice
      kind={answer.abstained === 'stopped' ? 'empty' : 'nothing'}
      title={words.title}
      actions={answer.abstained === 'stopped' ? <Button onPress={onAgain}>Ask again</Button> : undefined}
    >
      <p>{words.way}</p>
    </Notice>
  );
}

function SetApart({ sentences }: { sentences: readonly string[] }): ReactNode {
  return (
    <section className="apart" aria-label="Sentences set apart">
      <h2>
        <span className="danger">
          <Icon name="octagon-x" />
        </span>
        Set apart: {count(sentences.length, 'sentence')} the text does not support
      </h2>
      {sentences.map((sentence, at) => (
        <p key={at} className="s">
          {sentence}
        </p>
      ))}
      <p>No quote could be tied to this. It is not part of the answer and is never exported as one.</p>
    </section>
  );
}
