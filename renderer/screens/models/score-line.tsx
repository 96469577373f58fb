/** A score with its interval and n: a filled point with an interval, an open ring without. Nothing measured is said in words. */
import type { ReactNode } from 'react';
import type { Score } from '../../bridge/types.ts';
import { scoreText } from './score-text.ts';

const width = 140;

export function ScoreLine({ score }: { score: Score | null }): ReactNode {
  if (score === null) return <span className="q3">not measured</span>;
  const text = scoreText(score);
  const x = (share: number): number => 2 + share * (width - 4);
  const { low, high } = score;
  return (
    <span className="fst">
      <svg width={width} height="22" viewBox={`0 0 ${width} 22`} role="img" aria-label={text.spoken}>
        <line x1="2" x2={width - 2} y1="11" y2="11" className="ax" />
        {low !== null && high !== null && (
          <line x1={x(share(low))} x2={x(share(high))} y1="11" y2="11" className="iv" />
        )}
        <circle cx={x(share(score.value))} cy="11" r="4" className={low === null ? 'pt open' : 'pt'} />
      </svg>
      <span className="fnum">
        <b className="strong">{text.value}</b>
        <span className="note">{text.interval}</span>
      </span>
    </span>
  );
}

/** Scores are shares of one or counts in a hundred; both are drawn on the same line. */
function share(value: number): number {
  return Math.min(1, Math.max(0, value > 1 ? value / 100 : value));
}
