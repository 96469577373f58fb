/** The field for a question. Words in quotation marks ask for every mention instead. */
import { useState, type ReactNode, type RefObject } from 'react';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Keys } from '../../parts/keys-shown.tsx';
import { useRefusal } from '../session.tsx';
import { exactWords } from './exact-words.ts';
import type { Questions } from './use-questions.ts';

export function AskBar({
  field,
  questions,
}: {
  field: RefObject<HTMLInputElement | null>;
  questions: Questions;
}): ReactNode {
  const [question, setQuestion] = useState('');
  const refusal = useRefusal();
  const running = questions.live !== null && questions.live.failure === null;
  const refused = refusal ?? (running ? 'One question at a time: an answer is being written' : null);
  const submit = (): void => {
    const words = exactWords(question);
    if (question.trim() === '') return;
    if (words !== null) questions.show({ kind: 'mentions', text: words });
    else if (refused === null) questions.start(question.trim());
    else return;
    setQuestion('');
    field.current?.blur();
  };
  return (
    <form
      className="askbar"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label className="field">
        <Icon name="message-square-text" />
        <span className="vh">Ask this matter</span>
        <input
          ref={field}
          maxLength={2000}
          value={question}
          placeholder={refused ?? 'Ask this matter, or put exact words in quotes'}
          onChange={(event) => {
            setQuestion(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        {question.trim() === '' ? (
          <Keys keys={['/']} />
        ) : (
          <Button look="quiet" submit onPress={submit}>
            {exactWords(question) === null ? 'Ask' : 'Every mention'}
          </Button>
        )}
      </label>
    </form>
  );
}
