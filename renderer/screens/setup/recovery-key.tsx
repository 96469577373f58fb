/** The recovery key, shown once. It is stored nowhere, so the words about it are plain. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { CheckQuestion } from '../check-question.tsx';
import { FrontDoor } from './front-door.tsx';

export function RecoveryKey({ recoveryKey, onKept }: { recoveryKey: string; onKept: () => void }): ReactNode {
  const [kept, setKept] = useState(false);
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(recoveryKey).then(
      () => {
        setSaid('Copied. Clear the clipboard when you have kept it.');
      },
      () => {
        setSaid('The clipboard refused the copy. Write it down.');
      },
    );
  };
  return (
    <FrontDoor title="Your recovery key, shown once">
      <p className="recovery-key" aria-label="Recovery key">
        {recoveryKey}
      </p>
      <div className="recovery">
        <p>
          With this key a forgotten passphrase can be replaced. <b className="strong">It is stored nowhere.</b> If both
          the passphrase and this key are lost, the documents and decisions on this machine stay closed, for you and for
          everyone.
        </p>
        <p>Write it down and keep it where your organisation keeps its keys, not beside this machine.</p>
        <CheckQuestion isOn={kept} onChange={setKept}>
          I have kept the recovery key
        </CheckQuestion>
      </div>
      <div className="row">
        <Button look="main" refused={kept ? null : 'Go on: say that you kept the key'} onPress={onKept}>
          Go on
        </Button>
        <Button icon="copy" onPress={copy}>
          Copy
        </Button>
      </div>
      <p className="note" role="status">
        {said}
      </p>
    </FrontDoor>
  );
}
