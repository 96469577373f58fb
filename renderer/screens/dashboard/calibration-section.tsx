/** How stated confidence keeps its word, field by field: a plot, the same as a table, and what is proven. */
import { useState, type ReactNode } from 'react';
import type { Dashboard } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { useRoving } from '../../parts/use-roving.ts';
import { boundSentence, fieldWords, makerShort } from '../words/dashboard-words.ts';
import { count } from '../words/numbers.ts';
import { ReliabilityPlot } from './reliability-plot.tsx';

type Standing = Dashboard['calibrations'][number];

export interface CalibrationProps {
  readonly fields: readonly Standing[];
  readonly current: Standing | null;
  readonly onChoose: (key: string) => void;
  readonly keyOf: (field: Standing) => string;
}

export function CalibrationSection({ fields, current, onChoose, keyOf }: CalibrationProps): ReactNode {
  return (
    <div className="sec">
      <h2 className="board-title">Confidence</h2>
      {current === null ? (
        <p className="q2">
          Nothing is calibrated yet: nobody has judged enough, and no judged data came with the models.
        </p>
      ) : (
        <>
          <FieldList fields={fields} current={current} onChoose={onChoose} keyOf={keyOf} />
          <Chosen key={keyOf(current)} field={current} />
        </>
      )}
    </div>
  );
}

function FieldList({ fields, current, onChoose, keyOf }: CalibrationProps & { readonly current: Standing }): ReactNode {
  const at = fields.indexOf(current);
  const roving = useRoving(fields.length, at, (next) => {
    const field = fields[next];
    if (field !== undefined) onChoose(keyOf(field));
  });
  return (
    <div role="listbox" aria-label="Calibrated fields" className="field-list" onKeyDown={roving.onKeyDown}>
      {fields.map((field, place) => (
        <div
          key={keyOf(field)}
          role="option"
          data-item
          tabIndex={place === at ? 0 : -1}
          aria-selected={place === at}
          className={place === at ? 'field-row is-current' : 'field-row'}
          onClick={() => {
            onChoose(keyOf(field));
          }}
          onFocus={() => {
            onChoose(keyOf(field));
          }}
        >
          <span className="grow cut">{fieldWords(field.subject)}</span>
          <span className="note">{field.bound.status === 'set' ? 'proven' : 'not proven'}</span>
          <span className="note n">n = {field.items.toLocaleString('en')}</span>
        </div>
      ))}
    </div>
  );
}

function Chosen({ field }: { field: Standing }): ReactNode {
  const [open, setOpen] = useState(false);
  const { subject, maker, from, set, items, documents, bins, calibrationError, bound, error } = field;
  return (
    <div className="chosen-field">
      <p>
        <b className="strong">{fieldWords(subject)}</b> <span className="q2">by {makerShort(maker)}</span>
      </p>
      <p className="q2">{boundSentence(bound, error)}</p>
      <ReliabilityPlot bins={bins} />
      <p className="note">
        {count(items, 'judged value')} of {count(documents, 'file')}, {from === 'site' ? 'decided by people here' : set}
        . Stated and observed differ by {Math.round(calibrationError * 100)} in 100 in the mean (10 bins, each fifth of
        the files judged by a curve of the others).
      </p>
      <Button
        look="quiet"
        pressed={open}
        onPress={() => {
          setOpen(!open);
        }}
      >
        {open ? 'Close the table' : 'As a table'}
      </Button>
      {open && <BinTable bins={bins} />}
    </div>
  );
}

function BinTable({ bins }: { bins: Standing['bins'] }): ReactNode {
  return (
    <div className="table-frame">
      <table className="plain-table counts">
        <thead>
          <tr>
            <th>Stated</th>
            <th>Mean stated</th>
            <th>Were right</th>
            <th>n</th>
          </tr>
        </thead>
        <tbody>
          {bins
            .filter(({ n }) => n > 0)
            .map(({ low, high, stated, observed, n }) => (
              <tr key={low}>
                <td>
                  {Math.round(low * 100)} to {Math.round(high * 100)}
                </td>
                <td>{Math.round((stated ?? 0) * 100)} in 100</td>
                <td>{Math.round((observed ?? 0) * 100)} in 100</td>
                <td>{n.toLocaleString('en')}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
