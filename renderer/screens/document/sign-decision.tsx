/** A decision that a policy wants signed: what the signature means, and the passphrase once more. */
import { useState, type ReactNode } from 'react';
import type { Signing } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ChoiceQuestion } from '../choice-question.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { TextQuestion } from '../text-question.tsx';
import { meanings } from '../words/audit-words.ts';
import type { Review } from './use-review.ts';

const choices = [
  ['reviewer', meanings.reviewer],
  ['author', meanings.author],
] as const;

/** `by`: the policy that wants it. */
export function SignDecision({ review, by }: { review: Review; by: string }): ReactNode {
  const [meaning, setMeaning] = useState<Signing['meaning']>('reviewer');
  const [passphrase, setPassphrase] = useState('');
  const leave = (): void => {
    review.sign(null);
  };
  return (
    <Dialog title="Sign this decision" onClose={leave}>
      <form
        className="questions"
        onSubmit={(event) => {
          event.preventDefault();
          review.sign({ meaning, passphrase });
          setPassphrase('');
        }}
      >
        <p>{by} wants every decision signed. Nothing is decided until then. Five wrong passphrases lock the vault.</p>
        <ChoiceQuestion label="What the signature means" value={meaning} choices={choices} onChange={setMeaning} />
        <TextQuestion label="Passphrase" type="password" value={passphrase} onChange={setPassphrase} />
        {review.failure !== null && <FailureNotice failure={review.failure} />}
        <div className="row">
          <Button
            look="main"
            submit
            refused={passphrase === '' ? 'Sign and decide: the passphrase is missing' : null}
            onPress={leave}
          >
            Sign and decide
          </Button>
          <Button onPress={leave}>Do not decide</Button>
        </div>
      </form>
    </Dialog>
  );
}
