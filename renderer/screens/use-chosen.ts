/** Which row of a list is chosen: the first until a person chooses, and the first again when the chosen one is gone. */
import { useState } from 'react';

export interface Chosen<Row, Id> {
  readonly current: Row | null;
  readonly choose: (id: Id) => void;
  readonly move: (step: 1 | -1) => void;
}

export function useChosen<Row, Id>(rows: readonly Row[], idOf: (row: Row) => Id): Chosen<Row, Id> {
  const [chosen, setChosen] = useState<Id | null>(null);
  const at = Math.max(
    rows.findIndex((row) => idOf(row) === chosen),
    0,
  );
  return {
    current: rows[at] ?? null,
    choose: setChosen,
    move: (step) => {
      const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
      if (next !== undefined) setChosen(idOf(next));
    },
  };
}
