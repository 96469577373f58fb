/** Opens the vault. Nothing of any document shows here. */
import { useState, type ReactNode } from 'react';
import { useAsk } from '../../bridge/use-ask.ts';
import type { Failure, VaultState } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { FrontDoor } from './front-door.tsx';
import { Recover } from './recover.tsx';
import { SecretField } from './secret-field.tsx';

export function Unlock({ onDone, wasOpen }: { onDone: (state: VaultState) => void; wasOpen: boolean }): ReactNode {
  const ask = useAsk();
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const unlock = async (): Promise<void> => {
    if (passphrase === '' || busy) return;
    setBusy(true);
    const result = await ask('vault.unlock', { passphrase });
    setBusy(false);
    setPassphrase('');
    if (result.ok) onDone(result.value);
    else setFailure(result.failure);
  };
  if (recovering) {
    return (
      <Recover
        onDone={onDone}
        onBack={() => {
          setRecovering(false);
        }}
      />
    );
  }
  return (
    <FrontDoor title={wasOpen ? 'Locked' : 'Unlock this workstation'}>
      <form
        className="questions"
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <SecretField label="Passphrase" focusFirst value={passphrase} onChange={setPassphrase} />
        {failure !== null && <FailureNotice failure={failure} />}
        <Button
          look="main"
          submit
          refused={busy ? 'Opening' : passphrase === '' ? 'Unlock: type your passphrase' : null}
          onPress={() => void unlock()}
        >
          Unlock
        </Button>
      </form>
      {wasOpen && <p className="note">Work in progress goes on. It shows when you return.</p>}
      <Button
        look="quiet"
        icon="key-round"
        onPress={() => {
          setRecovering(true);
        }}
      >
        Passphrase forgotten? Use the recovery key
      </Button>
    </FrontDoor>
  );
}
