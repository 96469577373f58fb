/** One setting: what it does, its control, and the policy that fixes it, if one does. */
import { useId, type ReactNode } from 'react';
import type { SettingView, Settings } from '../../bridge/types.ts';
import { Icon } from '../../parts/icon.tsx';
import { boundsOf, boundWords } from './setting-bounds.ts';
import { choicesFor, units, type Range } from './setting-controls.ts';
import { NumberField } from './number-field.tsx';

export interface SettingRowProps {
  readonly view: SettingView;
  readonly settings: Settings;
  readonly refused: string | null;
  readonly onChange: (part: Partial<Settings>) => void;
}

export function SettingRow({ view, settings, refused, onChange }: SettingRowProps): ReactNode {
  const id = useId();
  const bounds = boundsOf(view);
  const fixed = refused !== null || !bounds.leavesChoice;
  return (
    <div className="setting">
      <div className="grow">
        <label htmlFor={id} className="strong">
          {view.title}
        </label>
        <p className="q2">{view.describes}</p>
        {view.lockedBy !== null && (
          <p className="row note">
            <Icon name="lock" />
            {boundWords(view)}
          </p>
        )}
      </div>
      <Control id={id} view={view} settings={settings} fixed={fixed} range={bounds} onChange={onChange} />
    </div>
  );
}

function Control(props: {
  id: string;
  view: SettingView;
  settings: Settings;
  fixed: boolean;
  range: Range;
  onChange: (part: Partial<Settings>) => void;
}): ReactNode {
  const { id, view, settings, fixed, range, onChange } = props;
  const { key } = view;
  const value = settings[key];
  if (typeof value === 'boolean') {
    return (
      <input
        id={id}
        type="checkbox"
        className="tick"
        checked={value}
        disabled={fixed}
        onChange={(event) => {
          onChange({ [key]: event.target.checked });
        }}
      />
    );
  }
  if (typeof value === 'number') {
    return (
      <NumberField
        id={id}
        value={value}
        range={range}
        unit={units[key] ?? ''}
        fixed={fixed}
        onChange={(next) => {
          onChange({ [key]: next });
        }}
      />
    );
  }
  return (
    <select
      id={id}
      className="field"
      value={value}
      disabled={fixed}
      onChange={(event) => {
        onChange({ [key]: event.target.value });
      }}
    >
      {choicesFor(key).map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.words}
        </option>
      ))}
    </select>
  );
}
