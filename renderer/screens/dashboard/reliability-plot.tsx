/** Stated against observed: a point on the line keeps its word. The size of a point is its n; a small one is an open ring. */
import type { ReactNode } from 'react';
import type { ReliabilityBin } from '../../bridge/types.ts';

const side = 180;
const edge = 26;
const top = 22;
/** Below so many items a point says little: it is drawn open. */
const few = 20;

export function ReliabilityPlot({ bins }: { bins: readonly ReliabilityBin[] }): ReactNode {
  const filled = bins.filter(({ n }) => n > 0);
  const most = Math.max(1, ...filled.map(({ n }) => n));
  const x = (share: number): number => edge + share * side;
  const y = (share: number): number => top + (1 - share) * side;
  return (
    <svg
      className="reliability"
      width={side + edge + 18}
      height={side + edge + top + 8}
      viewBox={`0 0 ${side + edge + 18} ${side + edge + top + 8}`}
      role="img"
      aria-label={`Stated confidence against the share that was right. ${filled.map(spoken).join('; ')}`}
    >
      <rect x={edge} y={top} width={side} height={side} className="plot-edge" />
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className="plot-line" />
      {[0, 0.5, 1].map((share) => (
        <g key={share} className="plot-text" aria-hidden="true">
          <text x={x(share)} y={top + side + 14} textAnchor="middle">
            {share * 100}
          </text>
          <text x={edge - 4} y={y(share) + 4} textAnchor="end">
            {share * 100}
          </text>
        </g>
      ))}
      <g className="plot-text" aria-hidden="true">
        <text x={0} y={12}>
          were right, in 100
        </text>
        <text x={x(0.5)} y={top + side + 28} textAnchor="middle">
          stated, in 100
        </text>
      </g>
      {filled.map(({ low, stated, observed, n }) => (
        <circle
          key={low}
          cx={x(stated ?? 0)}
          cy={y(observed ?? 0)}
          r={3 + 5 * Math.sqrt(n / most)}
          className={n < few ? 'pt open' : 'pt'}
        />
      ))}
    </svg>
  );
}

function spoken({ stated, observed, n }: ReliabilityBin): string {
  return `stated ${Math.round((stated ?? 0) * 100)}, right ${Math.round((observed ?? 0) * 100)} in 100, n ${n}`;
}
