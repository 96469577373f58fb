/** From which matters may be learnt, and what people decided as a file: both are acts of a person, and nothing learns by itself. */
import { useState, type ReactNode } from 'react';
import { useLoaded, valueOr } from '../../bridge/use-loaded.ts';
import type { Failure } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';
import { useRefusal, useSession, type MatterRow } from '../session.tsx';
import { CorrectionsDialog } from './corrections-dialog.tsx';

/** `onChanged`: the counts of policies depend on it. */
export function Learning({ matter, onChanged }: { matter: MatterRow; onChanged: () => void }): ReactNode {
  const refusal = useRefusal();
  const excluded = useLoaded('learning.excluded', {});
  const [open, setOpen] = useState<'matter' | 'export' | null>(null);
  const isLeft = valueOr(excluded.loaded, []).includes(matter.id);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <section className="sec" aria-label="Learning">
      <h3>Learning from {matter.name}</h3>
      <p className="q2">
        {isLeft
          ? 'Taken out: nothing is learnt from it, and its corrections are not exported.'
          : 'Its marks train policies, and its corrections can be exported. Nothing learns by itself.'}
      </p>
      <div className="row wraps">
        <Button
          icon={isLeft ? 'check' : 'ban'}
          refused={refusal}
          onPress={() => {
            setOpen('matter');
          }}
        >
          {words(isLeft).verb}
        </Button>
        <Button
          icon="file-text"
          refused={refusal}
          onPress={() => {
            setOpen('export');
          }}
        >
          Export corrections
        </Button>
      </div>
      {open === 'matter' && (
        <ChangeLearning
          matter={matter}
          isLeft={isLeft}
          onClose={close}
          onDone={() => {
            excluded.reload();
            onChanged();
          }}
        />
      )}
      {open === 'export' && <CorrectionsDialog matter={matter} onClose={close} />}
    </section>
  );
}

interface Words {
  readonly verb: string;
  readonly does: string;
  readonly example: string;
}

function words(isLeft: boolean): Words {
  return isLeft
    ? {
        verb: 'Let it be learnt from again',
        does: 'Passages marked in it count again at the next training, and its corrections can be exported.',
        example: 'consent given on 3 March',
      }
    : {
        verb: 'Take it out of learning',
        does: 'Passages marked in it are not used by the next training, and its corrections are not exported. A version trained before keeps what it learnt.',
        example: 'the client does not agree',
      };
}

function ChangeLearning(props: {
  matter: MatterRow;
  isLeft: boolean;
  onClose: () => void;
  onDone: () => void;
}): ReactNode {
  const { matter, isLeft, onClose, onDone } = props;
  const { ask } = useSession();
  const { verb, does, example } = words(isLeft);
  const perform = async (reason: string): Promise<Failure | null> => {
    const result = await ask('learning.change', { matter: matter.id, isAllowed: isLeft, reason });
    if (!result.ok) return result.failure;
    onDone();
    return null;
  };
  return (
    <ReasonDialog
      title={`${verb}: ${matter.name}`}
      example={example}
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
