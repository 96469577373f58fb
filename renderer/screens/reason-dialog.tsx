/** An act that needs a reason, which the log keeps: what it does, why, and two buttons. */
import { useState, type ReactNode } from 'react';
import type { Failure } from '../bridge/types.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ActForm } from './act-form.tsx';
import { TextQuestion } from './text-question.tsx';

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
  const [reason, setReason] = useState('');
  const perform = async (): Promise<Failure | null> => {
    const refusal = await act(reason.trim());
    if (refusal === null) onClose();
    return refusal;
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <ActForm
        verb={verb}
        refused={reason.trim() === '' ? missing : null}
        back={{ words: back, act: onClose }}
        act={perform}
      >
        <p>{children}</p>
        <TextQuestion
          label="Reason"
          most={400}
          value={reason}
          placeholder={`For example: ${example}`}
          onChange={setReason}
        />
      </ActForm>
    </Dialog>
  );
}
