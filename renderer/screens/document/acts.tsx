/** The five acts. The main one names the value it stores; the others ask for a reason. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { useRefusal } from '../session.tsx';
import { acceptance } from './acceptance.ts';
import type { ReviewItem } from './finding-groups.ts';
import type { FormAct, Review } from './use-review.ts';

const others: readonly { readonly act: FormAct; readonly label: string; readonly key: string }[] = [
  { act: 'correct', label: 'Correct', key: 'C' },
  { act: 'reject', label: 'Reject', key: 'R' },
  { act: 'absent', label: 'Not there', key: 'X' },
  { act: 'escalate', label: 'Escalate', key: 'S' },
];

export function Acts({ item, review, chosen }: { item: ReviewItem; review: Review; chosen: number | null }): ReactNode {
  const refusal = useRefusal();
  const { label, input } = acceptance(item, chosen);
  if (refusal !== null) {
    return (
      <div className="acts">
        <Button look="main" refused={refusal} onPress={() => undefined} />
      </div>
    );
  }
  return (
    <div className="acts">
      <Button
        look="main"
        keys={['A']}
        refused={input === null ? label : null}
        onPress={() => {
          if (input !== null) review.decide(input);
        }}
      >
        <span className="cut">{label}</span>
      </Button>
      {others.map(({ act, label: word, key }) => (
        <Button
          key={act}
          keys={[key]}
          onPress={() => {
            review.openForm(act);
          }}
        >
          {word}
        </Button>
      ))}
    </div>
  );
}
