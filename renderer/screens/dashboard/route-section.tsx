/** The route of a task: who is asked in which order, from which score on, what is passed here and why. Changed here, with a reason. */
import { useState, type ReactNode } from 'react';
import type { RouteView } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { ChoiceQuestion } from '../choice-question.tsx';
import {
  actorWords,
  barSentence,
  inHundredWords,
  proposalSentence,
  routeTitle,
  standingWord,
} from '../words/route-words.ts';
import { RouteDialog } from './route-dialog.tsx';

type Step = RouteView['table']['steps'][number];

export function RouteSection({ views, onChanged }: { views: readonly RouteView[]; onChanged: () => void }): ReactNode {
  const [task, setTask] = useState(views[0]?.table.task ?? 'legal.fields');
  const [isOpen, setIsOpen] = useState(false);
  const view = views.find(({ table }) => table.task === task);
  if (view === undefined) return null;
  return (
    <div className="sec last">
      <h2 className="board-title">Who is asked about a finding</h2>
      <ChoiceQuestion label="Route of" value={task} choices={views.map(choiceOf)} onChange={setTask} />
      <p className="note">{standing(view)}</p>
      <ol className="route-steps">
        {view.table.steps.map((step) => (
          <StepLine key={step.by} step={step} view={view} />
        ))}
      </ol>
      {task.endsWith('.fields') && <p className="note">{risks(view.table)}</p>}
      <Button
        icon="pen-line"
        onPress={() => {
          setIsOpen(true);
        }}
      >
        Change this route
      </Button>
      {isOpen && (
        <RouteDialog
          view={view}
          onChanged={onChanged}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </div>
  );
}

function choiceOf({ table, changed }: RouteView): readonly [RouteView['table']['task'], string] {
  return [table.task, `${routeTitle(table.task)}${changed ? ', changed here' : ''}`];
}

function standing({ table, changed, waits }: RouteView): string {
  const origin = changed ? 'Changed at this site' : 'As shipped';
  const waiting = waits ? '. The change waits for the golden set; until then the route before it is in force' : '';
  return `${origin}${waiting}. At most ${table.maxModelCalls} calls of models for one file.`;
}

function StepLine({ step, view: { standings } }: { step: Step; view: RouteView }): ReactNode {
  if (step.by === 'person') {
    return (
      <li>
        <b className="strong">{actorWords.person}</b> <span className="q2">decides about every finding</span>
      </li>
    );
  }
  const here = standings.find(({ by }) => by === step.by);
  const isPassed = here?.available === false;
  return (
    <li className={isPassed ? 'passed' : undefined}>
      <b className="strong">{actorWords[step.by]}</b>
      <span className="q2">, {isPassed ? 'not asked' : barSentence(step.settles)}</span>
      {isPassed && <span className="note line">{standingWord(here)}</span>}
      {!isPassed && step.proposes !== null && <span className="note line">{proposalSentence(step.proposes)}</span>}
    </li>
  );
}

function risks({ risks: rules }: RouteView['table']): string {
  const shown = (['low', 'medium', 'high'] as const).map((risk) => {
    const { shows, error } = rules[risk];
    return `${risk} risk: ${shows ? `may say that it would be accepted at ${inHundredWords(error)} wrong` : 'says nothing of acceptance'}`;
  });
  return `A person decides about every finding. Fields of ${shown.join('; of ')}.`;
}
