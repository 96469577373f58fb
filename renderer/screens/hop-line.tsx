/** One step of a finding's route: who looked, why, what it cost. */
import type { ReactNode } from 'react';
import type { Hop } from '../bridge/types.ts';
import { Icon } from '../parts/icon.tsx';
import { hopIcons, hopWords } from './words/finding-words.ts';
import { took } from './words/numbers.ts';

export function HopLine({ hop }: { hop: Hop }): ReactNode {
  const score =
    hop.score === null
      ? ''
      : ` · ${Math.round(hop.score * 100)} of 100${hop.threshold === null ? '' : `, bar ${Math.round(hop.threshold * 100)}`}`;
  const read = hop.tokensIn + hop.tokensOut === 0 ? '' : ` · ${hop.tokensIn + hop.tokensOut} word pieces`;
  return (
    <li>
      <Icon name={hopIcons[hop.by]} />
      <span>
        <b className="strong">{hop.by === 'person' || hop.by === 'rule' ? hopWords[hop.by] : hop.specialist}</b>{' '}
        {hop.reason}
        <span className="note">{score}</span>
      </span>
      <span className="t">
        {took(hop.ms)}
        {read}
      </span>
    </li>
  );
}
