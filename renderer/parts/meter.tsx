/** Progress: a number first, a bar second. The caller writes the number beside it. */
import type { ReactNode } from 'react';

export function Meter({ label, done, total }: { label: string; done: number; total: number }): ReactNode {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  return (
    <div
      className="meter"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(total, 1)}
      aria-valuenow={Math.min(done, total)}
    >
      <i style={{ width: `${share * 100}%` }} />
    </div>
  );
}
