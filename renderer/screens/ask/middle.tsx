/** The middle of the ask screen: an answer, one being written, every mention, or what to do first. */
import type { ReactNode } from 'react';
import { Notice } from '../../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { AnswerView } from './answer-view.tsx';
import { LiveAnswer } from './live-answer.tsx';
import { Mentions } from './mentions.tsx';
import type { MiddleProps } from './middle-props.ts';

export function Middle(props: MiddleProps): ReactNode {
  const { questions, answer } = props;
  const { showing, live } = questions;
  if (showing.kind === 'mentions') return <Mentions key={showing.text} text={showing.text} onOpen={props.onOpen} />;
  if (showing.kind === 'live' && live !== null) return <LiveAnswer {...props} live={live} />;
  if (answer !== null) return <AnswerView {...props} answer={answer} />;
  return <FirstQuestion loading={questions.past.loaded.state === 'loading'} />;
}

function FirstQuestion({ loading }: { loading: boolean }): ReactNode {
  const { matter } = useSession();
  return (
    <div className="scroll">
      {!loading && (
        <Notice kind="empty" title="No question yet">
          <p>
            Ask about the {matter?.documents ?? 0} files of this matter. Each sentence of an answer comes with the words
            it rests on. What cannot be tied to a quote is set apart. When nothing supports an answer, you get none.
          </p>
        </Notice>
      )}
    </div>
  );
}
