/** Signing an entry, or everything up to now: what it means, and the passphrase once more. */
import { useState, type ReactNode } from 'react';
import type { Failure, SignatureMeaning } from '../../bridge/types.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ActForm } from '../act-form.tsx';
import { ChoiceQuestion } from '../choice-question.tsx';
import { useSession } from '../session.tsx';
import { TextQuestion } from '../text-question.tsx';
import { entryName, meanings } from '../words/audit-words.ts';

const choices = Object.entries(meanings) as [SignatureMeaning, string][];

/** `entry` null signs off a periodic review. */
export function SignDialog(props: { entry: number | null; onClose: () => void; onSigned: () => void }): ReactNode {
  const { entry, onClose, onSigned } = props;
  const { ask } = useSession();
  const [meaning, setMeaning] = useState<SignatureMeaning>('reviewer');
  const [passphrase, setPassphrase] = useState('');
  const sign = async (): Promise<Failure | null> => {
    const result = await ask('audit.sign', { entry, meaning, passphrase });
    setPassphrase('');
    if (!result.ok) return result.failure;
    onSigned();
    return null;
  };
  return (
    <Dialog title={entry === null ? 'Sign off the log up to now' : `Sign ${entryName(entry)}`} onClose={onClose}>
      <ActForm
        verb="Sign"
        refused={passphrase === '' ? 'Sign: the passphrase is missing' : null}
        back={{ words: 'Do not sign', act: onClose }}
        act={sign}
      >
        <p>
          {entry === null
            ? 'Your signature says that you have looked through the log. It holds for the newest entry and everything before it.'
            : 'Your signature holds for this entry and its place in the log, and for no other.'}{' '}
          Nobody approves own work. Five wrong passphrases lock the vault.
        </p>
        {entry !== null && (
          <ChoiceQuestion label="What the signature means" value={meaning} choices={choices} onChange={setMeaning} />
        )}
        <TextQuestion label="Passphrase" type="password" value={passphrase} onChange={setPassphrase} />
      </ActForm>
    </Dialog>
  );
}
