/** The right size: every candidate for a task on the site's own items, as a picture and as a table. */
import { useState, type ReactNode } from 'react';
import type { Failure, ModelStatus, RightSizeReport } from '../../bridge/types.ts';
import { useLoaded } from '../../bridge/use-loaded.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ChoiceQuestion } from '../choice-question.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { moment } from '../words/numbers.ts';
import { RightSizePlot, RightSizeTable } from './right-size-plot.tsx';

export function RightSizeDialog({
  models,
  onClose,
}: {
  models: readonly ModelStatus[];
  onClose: () => void;
}): ReactNode {
  const reports = useLoaded('models.rightsize-reports', {});
  return (
    <Dialog title="Right size" onClose={onClose} wide>
      <div className="questions">
        <p className="q2">
          The smallest model that does the job: each candidate alone on the same items, score against cost.
        </p>
        <Weigh tasks={tasksOf(models)} onMade={reports.reload} />
        <Shown of={reports} what="the reports">
          {(list) =>
            list.length === 0 ? <NoReport /> : list.map((report) => <OneReport key={report.task} report={report} />)
          }
        </Shown>
      </div>
    </Dialog>
  );
}

function tasksOf(models: readonly ModelStatus[]): readonly string[] {
  return [...new Set(models.flatMap(({ entry }) => entry.tasks))].sort();
}

function Weigh({ tasks, onMade }: { tasks: readonly string[]; onMade: () => void }): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const [task, setTask] = useState(tasks[0] ?? '');
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const weigh = async (from: 'file' | 'golden-set'): Promise<void> => {
    const picked = from === 'file' ? await ask('library.pick', { what: 'files' }) : null;
    if (picked !== null && !picked.ok) return;
    setRunning(true);
    const result = await ask('models.rightsize', { task, token: picked?.value.token ?? null, watts: 10 });
    setRunning(false);
    setFailure(result.ok || result.failure.code === 'cancelled' ? null : result.failure);
    if (result.ok) onMade();
  };
  return (
    <>
      <ChoiceQuestion label="Task" value={task} choices={tasks.map((one) => [one, one])} onChange={setTask} />
      <div className="row wraps">
        <Button icon="ruler" refused={running ? 'Measuring' : refusal} onPress={() => void weigh('golden-set')}>
          On the golden set
        </Button>
        <Button icon="file-input" refused={running ? 'Measuring' : refusal} onPress={() => void weigh('file')}>
          On a file of gold lines
        </Button>
        {running && (
          <Button icon="x" onPress={() => void ask('models.stop', {})}>
            Stop
          </Button>
        )}
      </div>
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  );
}

function OneReport({ report }: { report: RightSizeReport }): ReactNode {
  const { task, at, gold } = report;
  return (
    <section className="question" aria-label={`Right size for ${task}`}>
      <h3>{task}</h3>
      <p className="q2">
        {moment(at)}, {gold.items} items of {gold.from === 'file' ? 'a file' : 'the golden set'}. Filled points are
        beaten by no other one. Memory and energy are estimates.
      </p>
      <RightSizePlot report={report} />
      <RightSizeTable report={report} />
    </section>
  );
}

function NoReport(): ReactNode {
  return (
    <Notice kind="empty" title="Nothing measured yet">
      <p>
        Choose a task, then measure on the golden set or on a file of gold lines. “cloister models rightsize” writes the
        files.
      </p>
    </Notice>
  );
}
