/** Score with its interval over seconds an item; filled points are those that no other one beats. A table stands behind it. */
import type { ReactNode } from 'react';
import type { RightSizeReport, RightSizeRow } from '../../bridge/types.ts';
import { plotPlaces } from './right-size-places.ts';

const [width, height, edge] = [640, 240, 44];

export function RightSizePlot({ report }: { report: RightSizeReport }): ReactNode {
  const places = plotPlaces(report.rows);
  const x = (share: number): number => edge + share * (width - edge - 160);
  const y = (share: number): number => 12 + (1 - share) * (height - 52);
  const line = places
    .filter(({ onFront }) => onFront)
    .sort((a, b) => a.across - b.across)
    .map(({ across, row }) => `${x(across)},${y(row.score.value)}`)
    .join(' ');
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className="right-size"
      role="img"
      aria-label={`Score against seconds for ${report.task}; the table below says the same`}
    >
      <path d={`M${edge} 12V${height - 40}H${width}`} className="ax" fill="none" />
      {[0, 0.5, 1].map((share) => (
        <text key={share} x={edge - 6} y={y(share) + 4} textAnchor="end" className="plot-word">
          {(share * 100).toFixed(0)}
        </text>
      ))}
      <text x={width / 2} y={height - 8} textAnchor="middle" className="plot-word">
        seconds an item, logarithmic
      </text>
      <polyline points={line} className="front" fill="none" />
      {places.map(({ row, across, onFront }) => (
        <g key={row.sha256}>
          <path d={`M${x(across)} ${y(row.score.low)}V${y(row.score.high)}`} className="iv" />
          <circle cx={x(across)} cy={y(row.score.value)} r="4" className={onFront ? 'pt' : 'pt open'} />
          <text x={x(across) + 8} y={y(row.score.value) + 16} className="plot-word">
            {row.id}
          </text>
        </g>
      ))}
    </svg>
  );
}

export function RightSizeTable({ report }: { report: RightSizeReport }): ReactNode {
  const { energy } = report;
  return (
    <div className="table-frame">
      <table className="plain-table">
        <thead>
          <tr>
            <th>Candidate</th>
            <th className="num">In 100</th>
            <th>Interval and n</th>
            <th className="num">Seconds an item</th>
            <th className="num">
              {energy.method === 'estimate' ? `Joules, estimate at ${energy.watts} W` : 'Joules, meter'}
            </th>
            <th className="num">MB</th>
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <Row key={row.sha256} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: RightSizeRow }): ReactNode {
  const { value, low, high, n } = row.score;
  return (
    <tr>
      <td>
        {row.id} {row.version}
      </td>
      <td className="num strong">{(value * 100).toFixed(1)}</td>
      <td>
        {Math.floor(low * 100)}–{Math.ceil(high * 100)}, n {n}
      </td>
      <td className="num">{row.secondsPerItem.toPrecision(2)}</td>
      <td className="num">{row.joulesPerItem.toPrecision(2)}</td>
      <td className="num">{(row.memoryBytes / 1e6).toFixed(0)}</td>
    </tr>
  );
}
