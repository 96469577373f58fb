/** A forgotten passphrase is replaced by means of the recovery key. */
import { useState, type ReactNode } from 'react';
import { useAsk } from '../../bridge/use-ask.ts';
import type { Failure, VaultState } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { FrontDoor } from './front-door.tsx';
import { passphraseProblem } from './passphrase-problem.ts';
import { SecretField } from './secret-field.tsx';

export function Recover({ onDone, onBack }: { onDone: (state: VaultState) => void; onBack: () => void }): ReactNode {
  const ask = useAsk();
  const [recoveryKey, setRecoveryKey] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const missing = recoveryKey.trim() === '' ? 'the recovery key is missing' : passphraseProblem(passphrase, again);
  const recover = async (): Promise<void> => {
    if (missing !== null || busy) return;
    setBusy(true);
    const result = await ask('vault.recover', { recoveryKey: recoveryKey.trim(), passphrase });
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setFailure(result.failure);
  };
  return (
    <FrontDoor title="Replace the passphrase">
      <form
        className="questions"
        onSubmit={(event) => {
          event.preventDefault();
          void recover();
        }}
      >
        <SecretField label="Recovery key" focusFirst value={recoveryKey} onChange={setRecoveryKey} />
        <SecretField label="A new passphrase" fresh value={passphrase} onChange={setPassphrase} />
        <SecretField label="The same again" fresh value={again} onChange={setAgain} />
        {failure !== null && <FailureNotice failure={failure} />}
        <Button
          look="main"
          submit
          refused={busy ? 'Opening' : missing && `Replace: ${missing}`}
          onPress={() => {
            void recover();
          }}
        >
          Replace and unlock
        </Button>
      </form>
      <Button look="quiet" onPress={onBack}>
        Back
      </Button>
    </FrontDoor>
  );
}
