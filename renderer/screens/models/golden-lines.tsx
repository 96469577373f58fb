/** What came out otherwise in the golden set, field by field. */
import type { ReactNode } from 'react';
import type { GoldenLine } from '../../bridge/types.ts';

const words: Readonly<Record<GoldenLine['verdict'], string>> = {
  same: 'the same',
  better: 'better: now as people decided',
  worse: 'worse: no longer as people decided',
  changed: 'changed',
};

export function GoldenLines({ lines, documents }: { lines: readonly GoldenLine[]; documents: number }): ReactNode {
  if (lines.length === 0) return <p role="status">No field of {documents} documents came out otherwise.</p>;
  return (
    <div className="table-frame">
      <table className="plain-table">
        <thead>
          <tr>
            <th>Document, field</th>
            <th>Verdict</th>
            <th>People decided</th>
            <th>Before</th>
            <th>Now</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ document, name, field, verdict, expected, before, after }) => (
            <tr key={`${document} ${field}`}>
              <td>
                {name}, {field}
              </td>
              <td>{words[verdict]}</td>
              <td>{expected}</td>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
