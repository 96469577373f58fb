import type { Row } from './measure-contender.ts';

/** One line per contender: score with interval and n, milliseconds per item, megabytes, and how the specialist stands to it. */
export function printRows(rows: readonly Row[], print: (line: string) => void): void {
  for (const row of rows) {
    const { task, role, name, measure, value, low, high, n, units, milliseconds, megabytes, specialist } = row;
    const size = megabytes === null ? '' : `, ${megabytes.toFixed(1)} MB`;
    const count = units === n ? `n ${String(n)}` : `n ${String(units)} in ${String(n)}`;
    const score = `${measure} ${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)}, ${count})`;
    print(
      `${task.padEnd(20)} ${role.padEnd(18)} ${score}, ${milliseconds.toFixed(1)} ms${size}  ${sentence(specialist)}`,
    );
    print(`${' '.repeat(21)}${name}`);
  }
}

function sentence(specialist: Row['specialist']): string {
  if (specialist === null) return '';
  return specialist === 'no clear difference'
    ? 'no clear difference'
    : `the specialist ${specialist === 'beats' ? 'beats it' : 'is behind'}`;
}
