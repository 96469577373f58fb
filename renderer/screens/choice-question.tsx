/** One choice of a dialog. */
import { useId, type ReactNode } from 'react';

export function ChoiceQuestion<Value extends string>(props: {
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
  /** What a person looks at first: it has the focus when the dialog opens. */
  isFirst?: boolean;
}): ReactNode {
  const { label, value, choices, onChange, isFirst = false } = props;
  const id = useId();
  return (
    <div className="question">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="field"
        data-first={isFirst ? '' : undefined}
        value={value}
        onChange={(event) => {
          const chosen = choices.find(([one]) => one === event.target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
