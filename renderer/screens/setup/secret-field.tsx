/** A field for a passphrase, which can be shown while it is typed. */
import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';

export function SecretField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  fresh?: boolean;
  focusFirst?: boolean;
}): ReactNode {
  const { label, value, onChange, hint, fresh = false, focusFirst = false } = props;
  const [shown, setShown] = useState(false);
  const id = useId();
  return (
    <div className="question">
      <label htmlFor={id}>{label}</label>
      <div className="field">
        <Icon name="key-round" />
        <input
          id={id}
          type={shown ? 'text' : 'password'}
          autoComplete={fresh ? 'new-password' : 'current-password'}
          autoFocus={focusFirst}
          spellCheck={false}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
        <Button
          look="quiet"
          icon={shown ? 'eye-off' : 'eye'}
          name={shown ? 'Hide what is typed' : 'Show what is typed'}
          pressed={shown}
          onPress={() => {
            setShown(!shown);
          }}
        />
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="note">
          {hint}
        </p>
      )}
    </div>
  );
}
