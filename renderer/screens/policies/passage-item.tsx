/** One passage: its words, where they stand, and the two answers a person can give. */
import type { ReactNode } from 'react';
import type { PolicyPassage } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Quote } from '../../parts/quote.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { inHundred } from '../words/confidence-words.ts';
import type { PassageLabel, PassageRow } from './use-passages.ts';

const verdicts: Readonly<Record<PolicyPassage['verdict'], string>> = {
  report: 'would be reported',
  ask: 'would be asked about',
  suggested: 'worth a look',
};

export function PassageItem(props: {
  row: PassageRow;
  isCurrent: boolean;
  onChoose: () => void;
  onMark: (passage: PolicyPassage, label: PassageLabel | null) => void;
}): ReactNode {
  const { row, isCurrent, onChoose, onMark } = props;
  const { go } = useSession();
  const refusal = useRefusal();
  const { passage, label } = row;
  const { document, name, evidence, probability, verdict } = passage;
  const answer = (value: PassageLabel, words: string, key: string): ReactNode => (
    <Button
      pressed={label === value}
      keys={isCurrent ? [key] : []}
      refused={refusal}
      onPress={() => {
        onMark(passage, label === value ? null : value);
      }}
    >
      {words}
    </Button>
  );
  return (
    <li className={isCurrent ? 'passage is-current' : 'passage'} onClick={onChoose} onFocus={onChoose}>
      <p className="note">
        {name}, page {evidence.span.page}
        {label === null && `: ${verdicts[verdict]}`}
        {probability !== null && `, ${inHundred(probability)}`}
      </p>
      <Quote quote={evidence.quote} />
      <div className="row wrap">
        {answer('yes', 'Breaks it', 'A')}
        {answer('no', 'Does not', 'R')}
        <Button
          look="quiet"
          icon="arrow-right"
          onPress={() => {
            go({ to: 'document', document, place: evidence });
          }}
        >
          On its page
        </Button>
      </div>
    </li>
  );
}
