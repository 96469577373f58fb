/** First start: three questions and one honest sentence about recovery. */
import { useId, useState, type ReactNode } from 'react';
import { useAsk } from '../../bridge/use-ask.ts';
import type { Failure, VaultState } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { FrontDoor } from './front-door.tsx';
import { SecretField } from './secret-field.tsx';
import { setUpProblem } from './set-up-problem.ts';

export function SetUp({ onDone }: { onDone: (state: VaultState) => void }): ReactNode {
  const ask = useAsk();
  const nameId = useId();
  const [answers, setAnswers] = useState({ name: '', passphrase: '', again: '', kept: false });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const problem = setUpProblem(answers);
  const answer = (part: Partial<typeof answers>): void => {
    setAnswers((before) => ({ ...before, ...part }));
  };
  const create = async (): Promise<void> => {
    if (problem !== null || busy) return;
    setBusy(true);
    const result = await ask('vault.create', { passphrase: answers.passphrase, name: answers.name.trim() });
    setBusy(false);
    if (result.ok) onDone(result.value);
    else setFailure(result.failure);
  };
  return (
    <FrontDoor title="Set up this workstation">
      <p className="q2">
        Documents stay on this machine, encrypted. Nothing is sent anywhere. Small models read them here, and you
        decide.
      </p>
      <form
        className="questions"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
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
              value={answers.name}
              onChange={(event) => {
                answer({ name: event.target.value });
              }}
            />
          </div>
        </div>
        <SecretField
          label="A passphrase"
          fresh
          hint="At least 8 characters. Four or five unrelated words are easy to keep and hard to guess."
          value={answers.passphrase}
          onChange={(passphrase) => {
            answer({ passphrase });
          }}
        />
        <SecretField
          label="The same again"
          fresh
          value={answers.again}
          onChange={(again) => {
            answer({ again });
          }}
        />
        <div className="recovery">
          <p>
            <b className="strong">Nobody can reset this passphrase.</b> Without it the documents, decisions and search
            on this machine stay closed, for you and for everyone. Keep a copy where your organisation keeps its keys.
          </p>
          <label className="check">
            <input
              type="checkbox"
              checked={answers.kept}
              onChange={(event) => {
                answer({ kept: event.target.checked });
              }}
            />
            I have kept a copy of the passphrase
          </label>
        </div>
        {failure !== null && <FailureNotice failure={failure} />}
        <Button look="main" submit refused={busy ? 'Making the vault' : problem} onPress={() => void create()}>
          Create the vault
        </Button>
      </form>
    </FrontDoor>
  );
}
