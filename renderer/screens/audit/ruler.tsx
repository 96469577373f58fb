/** The log as a line from its first entry to its last: anchored part, unanchored tail drawn larger, and where it stops holding. */
import type { ReactNode } from 'react';
import type { Verdict } from '../../bridge/types.ts';
import { useSession } from '../session.tsx';
import { rulerOf } from './ruler-shape.ts';

export function Ruler({ verdict }: { verdict: Verdict | null }): ReactNode {
  const { log } = useSession();
  const size = verdict?.size ?? log?.size ?? 0;
  if (size === 0) return null;
  const anchoredTo = verdict === null ? (log?.anchored?.size ?? null) : verdict.anchoredTo;
  const shape = rulerOf(size, anchoredTo, verdict?.intactTo ?? null);
  return (
    <div className="ruler" role="img" aria-label={shape.words}>
      <div className="line">
        <div className="tail" style={{ left: `${shape.anchor}%` }} />
        {shape.broken !== null && <div className="broken" style={{ left: `${shape.broken}%` }} />}
      </div>
      {anchoredTo !== null && <i className="a last" style={{ left: `${shape.anchor}%` }} />}
      <span className="l first">0</span>
      <span className="l end">{shape.note}</span>
    </div>
  );
}
