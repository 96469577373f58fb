/** The questions of each kind of change. What stands now, and where it is from, is said beside each. */
import type { ReactNode } from 'react';
import type { RouteView } from '../../bridge/types.ts';
import { ChoiceQuestion } from '../choice-question.tsx';
import { TextQuestion } from '../text-question.tsx';
import { actorWords, barSentence, proposalSentence } from '../words/route-words.ts';
import { barOf, ofRisk, ofStep, type RouteAnswers } from './route-change.ts';

export interface RouteQuestionsProps {
  readonly table: RouteView['table'];
  readonly answers: RouteAnswers;
  readonly change: (part: Partial<RouteAnswers>) => void;
}

export function RouteQuestions(props: RouteQuestionsProps): ReactNode {
  switch (props.answers.what) {
    case 'step':
      return (
        <>
          <StepQuestion {...props} />
          <ChoiceQuestion
            label="From now on"
            value={props.answers.asked}
            choices={[
              ['yes', 'Ask this step'],
              ['no', 'Pass this step'],
            ]}
            onChange={(asked) => {
              props.change({ asked });
            }}
          />
        </>
      );
    case 'settles':
    case 'proposes':
      return <BarQuestions {...props} />;
    case 'risk':
      return <RiskQuestions {...props} />;
    case 'budget':
      return (
        <NumberQuestion
          {...props}
          name="calls"
          label="Most calls of models for one file"
          note={`Now ${props.table.maxModelCalls}. After that only rules and classifiers are asked.`}
        />
      );
    case 'shipped':
      return <p className="q2">Every change made at this site is taken back. The log keeps them.</p>;
  }
}

/** A person is asked about every finding: that step cannot be changed. */
function StepQuestion({ table, answers, change }: RouteQuestionsProps): ReactNode {
  const steps = table.steps.filter(({ by }) => by !== 'person');
  return (
    <ChoiceQuestion
      label="Step"
      value={answers.by}
      choices={steps.map(({ by, on }) => [by, `${actorWords[by]}, ${on ? 'asked' : 'passed'} now`])}
      onChange={(by) => {
        change(ofStep(table, by));
      }}
    />
  );
}

function BarQuestions(props: RouteQuestionsProps): ReactNode {
  const { table, answers, change } = props;
  const bar = barOf(table, answers);
  return (
    <>
      <StepQuestion {...props} />
      <p className="q2">Now: {answers.what === 'proposes' ? proposalSentence(bar) : barSentence(bar)}.</p>
      <ChoiceQuestion
        label="Where the score is from"
        value={answers.from}
        choices={[
          ['typed', 'Typed in by you'],
          ['judged', 'Values that people judged'],
        ]}
        onChange={(from) => {
          change({ from });
        }}
      />
      {answers.from === 'typed' ? (
        <NumberQuestion {...props} name="score" label="Score, of 100" note="It is shown with your name and reason." />
      ) : (
        <NumberQuestion
          {...props}
          name="error"
          label="May be wrong, in 100"
          note="The lowest score that the judged values prove is taken. Too few of them are refused, with their number."
        />
      )}
    </>
  );
}

const risks = [
  ['low', 'Low risk'],
  ['medium', 'Medium risk'],
  ['high', 'High risk'],
] as const;

function RiskQuestions(props: RouteQuestionsProps): ReactNode {
  const { table, answers, change } = props;
  return (
    <>
      <ChoiceQuestion
        label="Fields of"
        value={answers.risk}
        choices={risks}
        onChange={(risk) => {
          change(ofRisk(table, risk));
        }}
      />
      <ChoiceQuestion
        label="A finding"
        value={answers.shows}
        choices={[
          ['yes', 'may say that it would be accepted'],
          ['no', 'says nothing of acceptance'],
        ]}
        onChange={(shows) => {
          change({ shows });
        }}
      />
      <div className="two-questions">
        <NumberQuestion {...props} name="error" label="May be wrong, in 100" />
        <NumberQuestion {...props} name="confidence" label="Proven how surely, in 100" />
      </div>
    </>
  );
}

function NumberQuestion(
  props: RouteQuestionsProps & {
    name: 'score' | 'error' | 'confidence' | 'calls';
    label: string;
    note?: string;
  },
): ReactNode {
  const { answers, change, name, label, note } = props;
  return (
    <TextQuestion
      label={label}
      type="number"
      value={answers[name]}
      {...(note === undefined ? {} : { note })}
      onChange={(text) => {
        change({ [name]: text });
      }}
    />
  );
}
