/** The document type with every score, not only the best one. */
import type { ReactNode } from 'react';
import type { LabelScores } from '../../bridge/types.ts';
import { Bars } from '../../parts/confidence.tsx';
import { typeTitle } from '../words/type-words.ts';

const most = 4;

export function TypeScores({ scores }: { scores: LabelScores }): ReactNode {
  const listed = scores.alternatives.length > 0 ? scores.alternatives : [scores];
  const rest = listed.slice(most);
  const others = rest.reduce((sum, one) => sum + one.probability, 0);
  return (
    <div className="sec">
      <h3>Type, every score</h3>
      <dl className="kv scores">
        {listed.slice(0, most).map((one) => (
          <ScoreLine key={one.label} title={typeTitle(one.label)} probability={one.probability} />
        ))}
        {rest.length > 0 && <ScoreLine title={`${rest.length} others`} probability={others} />}
      </dl>
      <p className="note">
        In 100. {scores.calibrated ? 'Fitted on reviewed files.' : 'Not fitted to reviewed files yet.'} Named by{' '}
        {scores.specialist}.
      </p>
    </div>
  );
}

function ScoreLine({ title, probability }: { title: string; probability: number }): ReactNode {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <span className="conf">
          <Bars share={probability} />
          <b className="strong">{Math.round(probability * 100)}</b>
        </span>
      </dd>
    </>
  );
}
