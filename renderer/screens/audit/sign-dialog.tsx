/** Signing an entry, or everything up to now: what it means, and the passphrase once more. */
import { useId, useState, type ReactNode } from 'react';
import type { Failure, SignatureMeaning } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useSession } from '../session.tsx';
import { entryName, meanings } from '../words/audit-words.ts';

const choices = Object.entries(meanings) as [SignatureMeaning, string][];

/** `entry` null signs off a periodic review. */
export function SignDialog(props: { entry: number | null; onClose: () => void; onSigned: () => void }): ReactNode {
  const { entry, onClose, onSigned } = props;
  const { ask } = useSession();
  const [meaning, setMeaning] = useState<SignatureMeaning>('reviewer');
  const [passphrase, setPassphrase] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const sign = async (): Promise<void> => {
    const result = await ask('audit.sign', { entry, meaning, passphrase });
    setPassphrase('');
    setFailure(result.ok ? null : result.failure);
    if (result.ok) onSigned();
  };
  return (
    <Dialog title={entry === null ? 'Sign off the log up to now' : `Sign ${entryName(entry)}`} onClose={onClose}>
      <form
        className="questions"
        onSubmit={(event) => {
          event.preventDefault();
          void sign();
        }}
      >
        <p>
          {entry === null
            ? 'Your signature says that you have looked through the log. It holds for the newest entry and everything before it.'
            : 'Your signature holds for this entry and its place in the log, and for no other.'}{' '}
          Nobody approves own work. Five wrong passphrases lock the vault.
        </p>
        {entry !== null && <Meaning value={meaning} onChange={setMeaning} />}
        <Passphrase value={passphrase} onChange={setPassphrase} />
        {failure !== null && <FailureNotice failure={failure} />}
        <div className="row">
          <Button
            look="main"
            submit
            refused={passphrase === '' ? 'Sign: the passphrase is missing' : null}
            onPress={onClose}
          >
            Sign
          </Button>
          <Button onPress={onClose}>Do not sign</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Meaning(props: { value: SignatureMeaning; onChange: (meaning: SignatureMeaning) => void }): ReactNode {
  const id = useId();
  return (
    <div className="question">
      <label htmlFor={id}>What the signature means</label>
      <select
        id={id}
        className="field"
        value={props.value}
        onChange={(event) => {
          const chosen = choices.find(([meaning]) => meaning === event.target.value);
          if (chosen !== undefined) props.onChange(chosen[0]);
        }}
      >
        {choices.map(([meaning, words]) => (
          <option key={meaning} value={meaning}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function Passphrase(props: { value: string; onChange: (text: string) => void }): ReactNode {
  const id = useId();
  return (
    <div className="question">
      <label htmlFor={id}>Passphrase</label>
      <div className="field">
        <input
          id={id}
          type="password"
          autoComplete="off"
          maxLength={1000}
          value={props.value}
          onChange={(event) => {
            props.onChange(event.target.value);
          }}
        />
      </div>
    </div>
  );
}
