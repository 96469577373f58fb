/** This person's approval: what the test found, a reason, the passphrase once more, and a word about every difference. */
import { useState, type ReactNode } from 'react';
import type { Failure, ModelStatus } from '../../bridge/types.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ActForm } from '../act-form.tsx';
import { CheckQuestion } from '../check-question.tsx';
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
  const [ownImport, setOwnImport] = useState(false);
  const differences = model.site?.accepted == null ? (model.site?.test?.golden?.differences.length ?? 0) : 0;
  const submit = async (): Promise<Failure | null> => {
    const given = { id: model.entry.sha256, reason: reason.trim(), passphrase, acceptDifferences: accepts, ownImport };
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
        {differences > 0 && (
          <CheckQuestion isOn={accepts} onChange={setAccepts}>
            The {count(differences, 'difference')} of the golden set may come into use, for the reason above.
          </CheckQuestion>
        )}
        <OwnImportBox model={model} isOn={ownImport} onChange={setOwnImport} />
      </ActForm>
    </Dialog>
  );
}

function missing(reason: string, passphrase: string, isOpen: boolean): string | null {
  if (reason.trim() === '') return 'Approve: a reason is missing';
  if (passphrase === '') return 'Approve: the passphrase is missing';
  return isOpen ? 'Approve: the differences are open' : null;
}

/** Only a model that was imported in this vault has an importer. */
function OwnImportBox({
  model,
  ...box
}: {
  model: ModelStatus;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}): ReactNode {
  if (model.site?.from !== 'site') return null;
  return (
    <CheckQuestion {...box}>
      I imported this model, and nobody else can approve it: the log names the exception.
    </CheckQuestion>
  );
}
