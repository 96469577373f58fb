/** An act that needs a reason, which the log keeps: what it does, why, and two buttons. A refusal stays in view above them. */
import { useId, useState, type ReactNode } from 'react';
import type { Failure } from '../bridge/types.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FailureNotice } from './failure-notice.tsx';

export interface ReasonDialogProps {
  readonly title: string;
  /** What the act does. */
  readonly children: ReactNode;
  readonly example: string;
  /** The main button; what stands there while the reason is missing; the other button. */
  readonly verb: string;
  readonly missing: string;
  readonly back: string;
  /** Does it; the failure, or null when it is done. */
  readonly act: (reason: string) => Promise<Failure | null>;
  readonly onClose: () => void;
}

export function ReasonDialog(props: ReasonDialogProps): ReactNode {
  const { title, children, example, verb, missing, back, act, onClose } = props;
  const id = useId();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async (): Promise<void> => {
    if (reason.trim() === '') return;
    const refusal = await act(reason.trim());
    if (refusal === null) onClose();
    else setFailure(refusal);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="questions">
        <p>{children}</p>
        <div className="question">
          <label htmlFor={id}>Reason</label>
          <div className="field">
            <input
              id={id}
              autoFocus
              maxLength={400}
              value={reason}
              placeholder={`For example: ${example}`}
              onChange={(event) => {
                setReason(event.target.value);
              }}
            />
          </div>
        </div>
        {failure !== null && <FailureNotice failure={failure} />}
        <div className="row">
          <Button look="main" refused={reason.trim() === '' ? missing : null} onPress={() => void submit()}>
            {verb}
          </Button>
          <Button onPress={onClose}>{back}</Button>
        </div>
      </div>
    </Dialog>
  );
}
