/** This person's approval: what the test found, a reason, the passphrase once more, and a word about every difference. */
import { useState, type ReactNode } from 'react';
import type { Failure, ModelStatus } from '../../bridge/types.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ActForm } from '../act-form.tsx';
import { useSession } from '../session.tsx';
import { TextQuestion } from '../text-question.tsx';
import { count } from '../words/numbers.ts';

export function ApproveDialog(props: {
  model: ModelStatus;
  onModels: (models: readonly ModelStatus[]) => void;
  onClose: () => void;
}): ReactNode {
  const { model, onModels, onClose } = props;
  const { ask } = useSession();
  const [reason, setReason] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [accepts, setAccepts] = useState(false);
  const differences = model.site?.accepted == null ? (model.site?.test?.golden?.differences.length ?? 0) : 0;
  const submit = async (): Promise<Failure | null> => {
    const given = { id: model.entry.sha256, reason: reason.trim(), passphrase, acceptDifferences: accepts };
    const result = await ask('models.approve', given);
    if (!result.ok) return result.failure;
    onModels(result.value);
    onClose();
    return null;
  };
  return (
    <Dialog title={`Approve: ${model.entry.title} ${model.entry.version}`} onClose={onClose}>
      <ActForm
        verb="Approve and sign"
        refused={missing(reason, passphrase, differences > 0 && !accepts)}
        back={{ words: 'Leave it', act: onClose }}
        act={submit}
      >
        <p>
          Your signature covers this very file, its test, and what the test changed. A second person has to approve the
          same.
        </p>
        <TextQuestion
          label="Reason"
          value={reason}
          placeholder="For example: measured on forty of our leases"
          onChange={setReason}
        />
        <TextQuestion label="Passphrase" type="password" value={passphrase} onChange={setPassphrase} />
        {differences > 0 && <AcceptBox differences={differences} accepts={accepts} onChange={setAccepts} />}
      </ActForm>
    </Dialog>
  );
}

function missing(reason: string, passphrase: string, isOpen: boolean): string | null {
  if (reason.trim() === '') return 'Approve: a reason is missing';
  if (passphrase === '') return 'Approve: the passphrase is missing';
  return isOpen ? 'Approve: the differences are open' : null;
}

function AcceptBox(props: { differences: number; accepts: boolean; onChange: (accepts: boolean) => void }): ReactNode {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={props.accepts}
        onChange={(event) => {
          props.onChange(event.target.checked);
        }}
      />
      The {count(props.differences, 'difference')} of the golden set may come into use, for the reason above.
    </label>
  );
}
