/** Whether this vault uses the model: a person takes it out of use, or back into it, with a reason that the log keeps. */
import { useId, useState, type ReactNode } from 'react';
import type { Failure, ModelStatus } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useSession } from '../session.tsx';
import { moment } from '../words/numbers.ts';

type OnModels = (models: readonly ModelStatus[]) => void;

export function Approval({ model, onModels }: { model: ModelStatus; onModels: OnModels }): ReactNode {
  const [asking, setAsking] = useState(false);
  const { revoked } = model;
  return (
    <>
      {revoked !== null && (
        <Notice kind="person" title="Taken out of use">
          <p>
            {revoked.byName}, {moment(revoked.at)}: {revoked.reason}
          </p>
          <p>Rules and people do its work. What it made before stays, marked with its fingerprint.</p>
        </Notice>
      )}
      <div className="sec">
        <Button
          icon={revoked === null ? 'ban' : 'check'}
          onPress={() => {
            setAsking(true);
          }}
        >
          {revoked === null ? 'Take out of use' : 'Take back into use'}
        </Button>
      </div>
      {asking && (
        <ReasonDialog
          model={model}
          onModels={onModels}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

function ReasonDialog(props: { model: ModelStatus; onModels: OnModels; onClose: () => void }): ReactNode {
  const { model, onModels, onClose } = props;
  const { ask } = useSession();
  const id = useId();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const isUsed = model.revoked === null;
  const verb = isUsed ? 'Take out of use' : 'Take back into use';
  const submit = async (): Promise<void> => {
    if (reason.trim() === '') return;
    const input = { id: model.entry.id, reason: reason.trim() };
    const result = await (isUsed ? ask('models.revoke', input) : ask('models.approve', input));
    if (!result.ok) {
      setFailure(result.failure);
      return;
    }
    onModels(result.value);
    onClose();
  };
  return (
    <Dialog title={`${verb}: ${model.entry.title}`} onClose={onClose}>
      <div className="questions">
        <p>
          {isUsed
            ? 'From the next document or question on it is not used in this vault. The file stays on the machine.'
            : 'From the next document or question on it is used again.'}
        </p>
        <div className="question">
          <label htmlFor={id}>Reason</label>
          <div className="field">
            <input
              id={id}
              autoFocus
              maxLength={400}
              value={reason}
              placeholder="For example: too many wrong parties in our leases"
              onChange={(event) => {
                setReason(event.target.value);
              }}
            />
          </div>
        </div>
        {failure !== null && <FailureNotice failure={failure} />}
        <div className="row">
          <Button
            look="main"
            refused={reason.trim() === '' ? `${verb}: a reason is missing` : null}
            onPress={() => void submit()}
          >
            {verb}
          </Button>
          <Button onPress={onClose}>Leave it</Button>
        </div>
      </div>
    </Dialog>
  );
}
