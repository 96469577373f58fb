/** Drift: alarms with their reason first, then what was compared, and what could not be. */
import { useState, type ReactNode } from 'react';
import type { Dashboard, DriftLine } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { driftSentence, driftSignWords, falseAlarmWords, makerShort } from '../words/dashboard-words.ts';
import { count, day } from '../words/numbers.ts';

export function DriftSection({ drift }: { drift: Dashboard['drift'] }): ReactNode {
  const [open, setOpen] = useState(false);
  const alarms = drift.lines.filter(({ verdict }) => verdict === 'alarm');
  const compared = drift.lines.filter(({ p }) => p !== null);
  return (
    <div className="sec">
      <h2 className="board-title">Drift</h2>
      {alarms.map((line) => (
        <Notice
          key={`${line.specialist} ${line.sign}`}
          kind="person"
          title={`${makerShort(line.specialist)}: ${driftSignWords[line.sign].toLowerCase()}`}
        >
          <p>
            {driftSentence(line)}. Chance alone does this in {chance(line)}. Look at its newest files: another kind of
            document, a changed template, or a maker that no longer fits.
          </p>
        </Notice>
      ))}
      {alarms.length === 0 && <p className="q2">{quiet(compared.length, drift)}</p>}
      <p className="note">
        Files received since {day(drift.weekFrom)} against the half year before. One number per file; scores by the
        exact Kolmogorov-Smirnov test, shares by Fisher’s exact test, corrected for all comparisons. A false alarm in at
        most {falseAlarmWords(drift.falseAlarms)}. At least 30 files before and 10 new ones.
      </p>
      {drift.lines.length > 0 && (
        <Button
          look="quiet"
          pressed={open}
          onPress={() => {
            setOpen(!open);
          }}
        >
          {open ? 'Close the table' : `As a table, ${count(drift.lines.length, 'comparison')}`}
        </Button>
      )}
      {open && <DriftTable lines={drift.lines} />}
    </div>
  );
}

function DriftTable({ lines }: { lines: readonly DriftLine[] }): ReactNode {
  return (
    <div className="table-frame">
      <table className="plain-table">
        <thead>
          <tr>
            <th>Found by</th>
            <th>Sign</th>
            <th>Before and now</th>
            <th>Verdict</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.specialist} ${line.sign}`}>
              <td title={line.specialist}>{makerShort(line.specialist)}</td>
              <td>{driftSignWords[line.sign]}</td>
              <td>{driftSentence(line)}</td>
              <td>{verdict(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function verdict(line: DriftLine): string {
  if (line.verdict === 'not-enough-data') return 'Not enough data yet';
  return line.verdict === 'alarm' ? `Alarm, chance ${chance(line)}` : `Quiet, chance ${chance(line)}`;
}

function chance({ p }: DriftLine): string {
  if (p === null) return 'unknown';
  return p < 0.001 ? 'fewer than 1 in 1,000 weeks' : `${Math.max(1, Math.round(p * 1000))} in 1,000 weeks`;
}

function quiet(compared: number, { lines }: Dashboard['drift']): string {
  if (lines.length === 0) return 'Nothing to compare yet: no findings were made.';
  if (compared === 0) return 'Not enough data yet: nothing could be compared.';
  return `No drift seen in ${count(compared, 'comparison')}.`;
}
