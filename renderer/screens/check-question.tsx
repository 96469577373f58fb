/** One box of a dialog that a person ticks or leaves. */
import type { ReactNode } from 'react';

export function CheckQuestion(props: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}): ReactNode {
  const { isOn, onChange, children } = props;
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      {children}
    </label>
  );
}
