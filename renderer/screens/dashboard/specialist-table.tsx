/** Who found what, and what people made of it. Counts with n; a share alone would hide how little is known. */
import type { ReactNode } from 'react';
import type { Dashboard } from '../../bridge/types.ts';
import { makerShort, ofDecided } from '../words/dashboard-words.ts';

export function SpecialistTable({ rows }: { rows: Dashboard['specialists'] }): ReactNode {
  return (
    <div className="sec">
      <h2 className="board-title">Findings and people</h2>
      {rows.length === 0 ? (
        <p className="q2">No findings in these days.</p>
      ) : (
        <div className="table-frame">
          <table className="plain-table counts">
            <thead>
              <tr>
                <th>Found by</th>
                <th>Findings</th>
                <th>Files</th>
                <th>Without a value</th>
                <th>Changed by people</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.specialist}>
                  <td title={row.specialist}>{makerShort(row.specialist)}</td>
                  <td>{row.findings.toLocaleString('en')}</td>
                  <td>{row.documents.toLocaleString('en')}</td>
                  <td>{ofDecided(row.withoutValue, row.findings)}</td>
                  <td>{ofDecided(row.overridden, row.decided)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="note">
        Files received in these days. Changed: corrected, rejected or marked as not there, of all findings that a person
        decided. Never one number for all: each is counted alone.
      </p>
    </div>
  );
}
