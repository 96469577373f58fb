/** A number with its unit. It is stored when the person leaves the field or presses Enter, and only inside its range. */
import { useState, type ReactNode } from 'react';
import type { Range } from './setting-controls.ts';

export function NumberField(props: {
  id: string;
  value: number;
  range: Range;
  unit: string;
  fixed: boolean;
  onChange: (value: number) => void;
}): ReactNode {
  const { id, value, range, unit, fixed, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const store = (): void => {
    if (typed === null) return;
    const next = Math.round(Number(typed));
    setTyped(null);
    if (Number.isFinite(next) && next !== value) onChange(Math.min(Math.max(next, range.least), range.most));
  };
  return (
    <span className="row number-setting">
      <span className="field">
        <input
          id={id}
          type="number"
          min={range.least}
          max={range.most}
          disabled={fixed}
          value={typed ?? String(value)}
          onChange={(event) => {
            setTyped(event.target.value);
          }}
          onBlur={store}
          onKeyDown={(event) => {
            if (event.key === 'Enter') store();
          }}
        />
      </span>
      <span className="note">{unit}</span>
    </span>
  );
}
