/** The log as a line from its first entry to its last: anchored part, unanchored tail drawn larger, and where it stops holding. */
import type { ReactNode } from 'react';
import type { Verdict } from '../../bridge/types.ts';
import { useSession } from '../session.tsx';
import { rulerOf } from './ruler-shape.ts';

export function Ruler({ verdict }: { verdict: Verdict | null }): ReactNode {
  const { log } = useSession();
  if (verdict !== null) return <Line size={verdict.size} anchored={verdict.anchoredTo} intact={verdict.intactTo} />;
  return log === null ? null : <Line size={log.size} anchored={log.anchored?.size ?? null} intact={null} />;
}

function Line(props: { size: number; anchored: number | null; intact: number | null }): ReactNode {
  const { size, anchored, intact } = props;
  if (size === 0) return null;
  const shape = rulerOf(size, anchored, intact);
  return (
    <div className="ruler" role="img" aria-label={shape.words}>
      <div className="line">
        <div className="tail" style={{ left: `${shape.anchor}%` }} />
        {shape.broken !== null && <div className="broken" style={{ left: `${shape.broken}%` }} />}
      </div>
      {anchored !== null && <i className="a last" style={{ left: `${shape.anchor}%` }} />}
      <span className="l first">0</span>
      <span className="l end">{shape.note}</span>
    </div>
  );
}
