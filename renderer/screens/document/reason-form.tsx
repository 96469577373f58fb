/** Correct, reject, not there, escalate: a reason is asked, the quote stays in view above. */
import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { reasonsFor } from '../words/finding-words.ts';
import { CorrectionFields } from './correction-fields.tsx';
import type { ReviewItem } from './finding-groups.ts';
import type { FormAct, Review } from './use-review.ts';
import { fieldsOfValue, valueOfFields } from './value-form.ts';

const titles: Readonly<Record<FormAct, string>> = {
  correct: 'Correct the value',
  reject: 'Reject this finding',
  absent: 'Say that it is not there',
  escalate: 'Pass it to somebody else',
};
const verbs: Readonly<Record<FormAct, string>> = {
  correct: 'Store the correction',
  reject: 'Reject',
  absent: 'Mark as not there',
  escalate: 'Pass on',
};

export function ReasonForm({ item, act, review }: { item: ReviewItem; act: FormAct; review: Review }): ReactNode {
  const { value } = item.finding;
  const [reason, setReason] = useState('');
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fieldsOfValue(value).map((field) => [field.key, field.text])),
  );
  const [quote, setQuote] = useState('');
  const empty = act === 'correct' && Object.values(texts).every((text) => text.trim() === '');
  const missing = reason.trim() === '' ? `${verbs[act]}: a reason is missing` : null;
  const problem = empty ? `${verbs[act]}: the value is missing` : missing;
  const close = (): void => {
    review.openForm(null);
  };
  const submit = (): void => {
    if (problem !== null) return;
    const quoted = act === 'correct' && quote.trim() !== '' ? { quote: quote.trim() } : {};
    const decided = act === 'correct' ? valueOfFields(value, texts) : null;
    review.decide({ act, value: decided, reason: reason.trim(), ...quoted });
  };
  return (
    <form
      className="sec reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <h3>{titles[act]}</h3>
      {act === 'correct' && (
        <CorrectionFields value={value} texts={texts} onTexts={setTexts} quote={quote} onQuote={setQuote} />
      )}
      <ReasonField act={act} reason={reason} onReason={setReason} />
      <div className="row">
        <Button look="main" submit refused={problem} onPress={submit}>
          {verbs[act]}
        </Button>
        <Button keys={['Esc']} onPress={close}>
          Back
        </Button>
      </div>
      <p className="note">The value the machine found stays in the record. Your decision is added beside it.</p>
    </form>
  );
}

function ReasonField(props: { act: FormAct; reason: string; onReason: (reason: string) => void }): ReactNode {
  const { act, reason, onReason } = props;
  const id = useId();
  return (
    <>
      <label htmlFor={id}>Reason</label>
      <div className="reasons">
        {reasonsFor[act].map((common) => (
          <Button
            key={common}
            pressed={reason === common}
            onPress={() => {
              onReason(common);
            }}
          >
            {common}
          </Button>
        ))}
      </div>
      <div className="field">
        <input
          id={id}
          autoFocus={act !== 'correct'}
          maxLength={1000}
          placeholder="Choose one above or write your own"
          value={reason}
          onChange={(event) => {
            onReason(event.target.value);
          }}
        />
      </div>
    </>
  );
}
