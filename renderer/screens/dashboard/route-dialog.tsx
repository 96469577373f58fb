/** One change of a route, with its reason. The engine decides whether it is allowed; nothing is in force before it is in the log. */
import { useState, type ReactNode } from 'react';
import type { Failure, RouteView } from '../../bridge/types.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ActForm } from '../act-form.tsx';
import { ChoiceQuestion } from '../choice-question.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { TextQuestion } from '../text-question.tsx';
import { routeTitle } from '../words/route-words.ts';
import { changeOf, missingFrom, standingAnswers, type RouteAnswers } from './route-change.ts';
import { RouteQuestions } from './route-questions.tsx';

const whats: readonly (readonly [RouteAnswers['what'], string])[] = [
  ['step', 'Whether a step is asked'],
  ['settles', 'From which score a step is enough'],
  ['proposes', 'From which score a step proposes a value'],
  ['risk', 'What may be said of fields of one risk'],
  ['budget', 'How many calls of models one file may cost'],
  ['shipped', 'Back to the route as shipped'],
];

export function RouteDialog(props: { view: RouteView; onChanged: () => void; onClose: () => void }): ReactNode {
  const { view, onChanged, onClose } = props;
  const { table } = view;
  const { ask } = useSession();
  const refusal = useRefusal();
  const [answers, setAnswers] = useState(() => standingAnswers(table));
  const change = (part: Partial<RouteAnswers>): void => {
    setAnswers({ ...answers, ...part });
  };
  const send = async (): Promise<Failure | null> => {
    const request = { task: table.task, reason: answers.reason.trim(), change: changeOf(answers) };
    const result = await ask('route.change', request);
    if (!result.ok) return result.failure;
    onChanged();
    onClose();
    return null;
  };
  return (
    <Dialog title={`Change the route: ${routeTitle(table.task)}`} onClose={onClose}>
      <ActForm
        verb="Change the route"
        refused={refusal ?? missingFrom(answers)}
        back={{ words: 'Leave it', act: onClose }}
        act={send}
      >
        <p>From the next file on. What was found before stays as it is. A person decides in any case.</p>
        <ChoiceQuestion
          isFirst
          label="What changes"
          value={answers.what}
          choices={whats.filter(([what]) => isPossible(what, view))}
          onChange={(what) => {
            change({ what });
          }}
        />
        <RouteQuestions table={table} answers={answers} change={change} />
        <TextQuestion
          label="Reason"
          most={400}
          value={answers.reason}
          placeholder="For example: too many wrong dates in our leases"
          onChange={(reason) => {
            change({ reason });
          }}
        />
      </ActForm>
    </Dialog>
  );
}

function isPossible(what: RouteAnswers['what'], { table, changed }: RouteView): boolean {
  if (what === 'risk') return table.task.endsWith('.fields');
  return what !== 'shipped' || changed;
}
