/** What models cost. Energy is always an estimate, and says of what. */
import type { ReactNode } from 'react';
import type { Dashboard } from '../../bridge/types.ts';
import { count, took } from '../words/numbers.ts';

export function CostSection({ cost, documents }: { cost: Dashboard['cost']; documents: number }): ReactNode {
  const { steps, modelSeconds, wattHours, tokensIn, tokensOut, method } = cost;
  return (
    <div className="sec last">
      <h2 className="board-title">Cost</h2>
      {steps === 0 ? (
        <p className="q2">No model ran in these days.</p>
      ) : (
        <p>
          <b className="strong">Models ran {took(modelSeconds * 1000)}</b>
          <span className="q2">
            {' '}
            in {count(steps, 'step')} (n), {(tokensIn + tokensOut).toLocaleString('en')} word pieces read or written.
            Energy, estimate: about {about(wattHours)} Wh
            {documents > 0 && `, about ${about(wattHours / documents)} Wh for one ready file`}.
          </span>
        </p>
      )}
      <p className="note">{method}</p>
    </div>
  );
}

/** One figure: an estimate does not carry more. */
function about(value: number): string {
  return value === 0 ? '0' : Number(value.toPrecision(1)).toLocaleString('en', { maximumFractionDigits: 6 });
}
