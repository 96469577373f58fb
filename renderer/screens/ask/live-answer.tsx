/** An answer being written: what is happening, sentence by sentence as each is tied to its quotes, and Stop. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Meter } from '../../parts/meter.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useSession } from '../session.tsx';
import { progressCount, progressTitle } from '../words/job-words.ts';
import { Claims } from './claims.tsx';
import type { MiddleProps } from './middle-props.ts';
import type { LiveQuestion } from './use-questions.ts';

export function LiveAnswer(props: MiddleProps & { live: LiveQuestion }): ReactNode {
  const { live, questions, sources, current, onPick } = props;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Answer being written">
      <div className="answer">
        <h1>{live.question}</h1>
        {live.failure === null ? (
          <Writing live={live} onStop={questions.stop} />
        ) : (
          <FailureNotice
            failure={live.failure}
            onRetry={() => {
              questions.start(live.question);
            }}
          />
        )}
        <div aria-live="polite">
          <Claims sentences={live.sentences} sources={sources} current={current} onPick={onPick} />
        </div>
        {live.sentences.length > 0 && live.failure === null && (
          <p className="unfinished">
            <b className="strong">Unfinished.</b> More sentences may follow.
          </p>
        )}
      </div>
    </div>
  );
}

function Writing({ live, onStop }: { live: LiveQuestion; onStop: () => void }): ReactNode {
  const { jobs } = useSession();
  const progress = jobs.running.find((job) => job.job === live.job) ?? null;
  const counted = progress !== null && progress.total > 0;
  const title = progress === null ? 'Starting' : progressTitle(progress);
  return (
    <div className="writing">
      <div className="row" role="status">
        <span className="q2 grow">
          {live.stopping ? 'Stopping' : title}
          {counted && ` · ${progressCount(progress)}`}
        </span>
        <Button icon="square" keys={['Esc']} refused={live.stopping ? 'Stopping' : null} onPress={onStop}>
          Stop
        </Button>
      </div>
      {counted && <Meter label="Progress of the answer" done={progress.done} total={progress.total} />}
    </div>
  );
}
