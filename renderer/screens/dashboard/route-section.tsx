/** The route of a task: who is asked in which order, from which score on, and what is passed here and why. */
import type { ReactNode } from 'react';
import type { RouteView } from '../../bridge/types.ts';
import { actorWords, barSentence, standingWord } from '../words/dashboard-words.ts';

const titles: Readonly<Record<RouteView['table']['task'], string>> = {
  'legal.fields': 'Route of legal fields',
  'health.fields': 'Route of clinical fields',
};

export function RouteSection({ view }: { view: RouteView }): ReactNode {
  const { table, standings, changed } = view;
  return (
    <div className="sec">
      <h2 className="board-title">{titles[table.task]}</h2>
      <p className="note">
        {changed ? 'Changed at this site' : 'As shipped'}. At most {table.maxModelCalls} calls of models for one file.
        Changed with <span className="mono">cloister route set {table.task}</span>, with a reason that stays in the log.
      </p>
      <ol className="route-steps">
        {table.steps.map((step) => {
          const standing = standings.find(({ by }) => by === step.by);
          return (
            <li key={step.by} className={standing?.available === false ? 'passed' : undefined}>
              <b className="strong">{actorWords[step.by]}</b>
              <span className="q2">
                {step.by === 'person' ? ' decides about every finding' : `, ${bar(step, standing?.available ?? true)}`}
              </span>
              {standing?.available === false && <span className="note line">{standingWord(standing)}</span>}
            </li>
          );
        })}
      </ol>
      <p className="note">{risks(table)}</p>
    </div>
  );
}

function bar({ settles }: RouteView['table']['steps'][number], available: boolean): string {
  return available ? barSentence(settles) : 'not asked';
}

function risks({ risks: rules }: RouteView['table']): string {
  const shown = (['low', 'medium', 'high'] as const).map((risk) => {
    const { shows, error } = rules[risk];
    return `${risk} risk: ${shows ? `may say that it would be accepted at ${Math.round(error * 1000) / 10} in 100 wrong` : 'says nothing of acceptance'}`;
  });
  return `A person decides about every finding. Fields of ${shown.join('; of ')}.`;
}
