/** First start: three questions, then the recovery key, shown once. */
import { useId, useState, type ReactNode } from 'react';
import { useAsk } from '../../bridge/use-ask.ts';
import type { Failure, VaultState } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { FrontDoor } from './front-door.tsx';
import { RecoveryKey } from './recovery-key.tsx';
import { SecretField } from './secret-field.tsx';
import { passphraseProblem } from './passphrase-problem.ts';

export interface SetUpProps {
  /** Called before the vault is made: from then on this screen stays until the recovery key was kept. */
  readonly onBusy: (busy: boolean) => void;
  readonly onDone: (state: VaultState) => void;
}

export function SetUp({ onBusy, onDone }: SetUpProps): ReactNode {
  const ask = useAsk();
  const [made, setMade] = useState<{ state: VaultState; recoveryKey: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const create = async (name: string, passphrase: string): Promise<void> => {
    setBusy(true);
    onBusy(true);
    const result = await ask('vault.create', { passphrase, name });
    setBusy(false);
    if (result.ok) {
      const { recoveryKey, ...state } = result.value;
      setMade({ state, recoveryKey });
      return;
    }
    onBusy(false);
    setFailure(result.failure);
  };
  if (made !== null)
    return (
      <RecoveryKey
        recoveryKey={made.recoveryKey}
        onKept={() => {
          onDone(made.state);
        }}
      />
    );
  return (
    <FrontDoor title="Set up this workstation">
      <p className="q2">
        Documents stay on this machine, encrypted. Nothing is sent anywhere. Small models read them here, and you
        decide.
      </p>
      <Questions
        busy={busy}
        failure={failure}
        onAnswered={(name, passphrase) => {
          void create(name, passphrase);
        }}
      />
    </FrontDoor>
  );
}

function Questions(props: {
  busy: boolean;
  failure: Failure | null;
  onAnswered: (name: string, passphrase: string) => void;
}): ReactNode {
  const { busy, failure, onAnswered } = props;
  const nameId = useId();
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const missing = name.trim() === '' ? 'your name is missing' : passphraseProblem(passphrase, again);
  const submit = (): void => {
    if (missing === null && !busy) onAnswered(name.trim(), passphrase);
  };
  return (
    <form
      className="questions"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="question">
        <label htmlFor={nameId}>Your name, as it stands on your decisions</label>
        <div className="field">
          <Icon name="user-round" />
          <input
            id={nameId}
            autoFocus
            autoComplete="name"
            maxLength={200}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
        </div>
      </div>
      <SecretField
        label="A passphrase"
        fresh
        hint="At least 8 characters. Four or five unrelated words are easy to keep and hard to guess."
        value={passphrase}
        onChange={setPassphrase}
      />
      <SecretField label="The same again" fresh value={again} onChange={setAgain} />
      {failure !== null && <FailureNotice failure={failure} />}
      <Button look="main" submit refused={busy ? 'Making the vault' : missing && `Create: ${missing}`} onPress={submit}>
        Create the vault
      </Button>
    </form>
  );
}
