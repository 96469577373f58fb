/** Where candidates stand on the plot, and which of them no other one beats. Pure. */
import type { RightSizeRow } from '../../bridge/types.ts';

export interface PlotPlace {
  readonly row: RightSizeRow;
  /** 0 to 1 from the fastest to the slowest, logarithmic. */
  readonly across: number;
  readonly onFront: boolean;
}

export function plotPlaces(rows: readonly RightSizeRow[]): readonly PlotPlace[] {
  const logs = rows.map(({ secondsPerItem }) => Math.log10(Math.max(secondsPerItem, 1e-6)));
  const low = Math.min(...logs);
  const span = Math.max(...logs) - low || 1;
  return rows.map((row, at) => ({
    row,
    across: ((logs[at] ?? low) - low) / span,
    onFront: !rows.some((other) => beats(other, row)),
  }));
}

function beats(other: RightSizeRow, row: RightSizeRow): boolean {
  const [score, cost] = [other.score.value - row.score.value, row.secondsPerItem - other.secondsPerItem];
  return score >= 0 && cost >= 0 && score + cost > 0;
}
