/** Whether this vault uses the model: a person takes it out of use, or back into it, with a reason that the log keeps. */
import { useState, type ReactNode } from 'react';
import type { Failure, ModelStatus } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';
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
        <UseDialog
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

function UseDialog(props: { model: ModelStatus; onModels: OnModels; onClose: () => void }): ReactNode {
  const { model, onModels, onClose } = props;
  const { ask } = useSession();
  const isUsed = model.revoked === null;
  const verb = isUsed ? 'Take out of use' : 'Take back into use';
  const act = async (reason: string): Promise<Failure | null> => {
    const input = { id: model.entry.id, reason };
    const result = await (isUsed ? ask('models.revoke', input) : ask('models.approve', input));
    if (!result.ok) return result.failure;
    onModels(result.value);
    return null;
  };
  return (
    <ReasonDialog
      title={`${verb}: ${model.entry.title}`}
      example="too many wrong parties in our leases"
      verb={verb}
      missing={`${verb}: a reason is missing`}
      back="Leave it"
      act={act}
      onClose={onClose}
    >
      {isUsed
        ? 'From the next document or question on it is not used in this vault. The file stays on the machine.'
        : 'From the next document or question on it is used again.'}
    </ReasonDialog>
  );
}
