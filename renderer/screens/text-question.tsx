/** One line of a dialog that a person fills in: its label, its field, and a quiet note. */
import { useId, type ReactNode } from 'react';

export function TextQuestion(props: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  type?: 'text' | 'password' | 'date' | 'number';
  /** Longest text, in UTF-16 units. */
  most?: number;
  note?: string;
  placeholder?: string;
}): ReactNode {
  const { label, value, onChange, type = 'text', most = 1000, note, placeholder } = props;
  const id = useId();
  return (
    <div className="question">
      <label htmlFor={id}>{label}</label>
      <div className="field">
        <input
          id={id}
          type={type}
          autoComplete="off"
          maxLength={most}
          min={type === 'number' ? 0 : undefined}
          value={value}
          placeholder={placeholder}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      </div>
      {note !== undefined && <p className="note">{note}</p>}
    </div>
  );
}
