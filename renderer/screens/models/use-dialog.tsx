/** Out of use, back into use, or back to the version before: each with a reason that the log keeps. */
import type { ReactNode } from 'react';
import type { Failure, ModelStatus } from '../../bridge/types.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { useSession } from '../session.tsx';

type Act = 'revoke' | 'lift' | 'rollback';

const words: Readonly<Record<Act, { verb: string; does: string }>> = {
  revoke: {
    verb: 'Take out of use',
    does: 'From the next document or question on it is not used in this vault. The file stays on the machine.',
  },
  lift: { verb: 'Take back into use', does: 'From the next document or question on it is used again.' },
  rollback: {
    verb: 'Back to the version before',
    does: 'From the next document or question on the version before answers. This one has to be tested and approved by two people anew.',
  },
};

export function UseDialog(props: {
  act: Act;
  model: ModelStatus;
  onModels: (models: readonly ModelStatus[]) => void;
  onClose: () => void;
}): ReactNode {
  const { act, model, onModels, onClose } = props;
  const { ask } = useSession();
  const { verb, does } = words[act];
  const perform = async (reason: string): Promise<Failure | null> => {
    const { entry, site } = model;
    const input = { id: site === null ? entry.id : entry.sha256, reason };
    const result = await (act === 'revoke'
      ? ask('models.revoke', input)
      : act === 'rollback'
        ? ask('models.rollback', input)
        : ask('models.approve', { ...input, id: entry.id }));
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
      act={perform}
      onClose={onClose}
    >
      {does}
    </ReasonDialog>
  );
}
