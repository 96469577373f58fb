/** Begins a policy: its name, what breaks it, and whether exports stop at it. */
import { useState, type ReactNode } from 'react';
import type { Failure, PolicyStatus } from '../../bridge/types.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ActForm } from '../act-form.tsx';
import { CheckQuestion } from '../check-question.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { TextQuestion } from '../text-question.tsx';

/** Two passages in a hundred without the matter may be reported. */
const falseAlarmLimit = 0.02;

export function NewPolicy({
  onClose,
  onMade,
}: {
  onClose: () => void;
  onMade: (made: PolicyStatus) => void;
}): ReactNode {
  const { ask } = useSession();
  const [name, setName] = useState('');
  const [describes, setDescribes] = useState('');
  const [blocksExport, setBlocksExport] = useState(false);
  const refusal = useRefusal();
  const create = async (): Promise<Failure | null> => {
    const asked = { name: name.trim(), describes: describes.trim(), blocksExport, falseAlarmLimit };
    const result = await ask('policy.create', asked);
    if (!result.ok) return result.failure;
    onMade(result.value);
    onClose();
    return null;
  };
  return (
    <Dialog title="New policy" onClose={onClose}>
      <ActForm
        verb="Begin the policy"
        refused={refusal ?? (name.trim() === '' ? 'Begin: the name is missing' : null)}
        act={create}
      >
        <TextQuestion label="Name" value={name} onChange={setName} placeholder="For example: No personal guarantee" />
        <TextQuestion
          label="What breaks it, in one sentence"
          value={describes}
          onChange={setDescribes}
          note="Brings passages to your eye that may be worth marking. It decides nothing."
        />
        <CheckQuestion isOn={blocksExport} onChange={setBlocksExport}>
          <span>Stop exports at a passage that breaks it</span>
        </CheckQuestion>
      </ActForm>
    </Dialog>
  );
}
