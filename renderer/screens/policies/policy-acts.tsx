/** Into force, out of force, back to the version before: each with a reason that the log keeps. */
import { useState, type ReactNode } from 'react';
import type { Failure, PolicyAct } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';
import { useRefusal, useSession } from '../session.tsx';
import type { PolicyPaneProps } from './policy-pane-props.ts';

interface ActWords {
  readonly verb: string;
  readonly does: string;
  readonly example: string;
}

const words: Readonly<Record<PolicyAct, ActWords>> = {
  approve: {
    verb: 'Approve the newest version',
    does: 'From now on it reads every document that comes in. Nothing else changes.',
    example: 'agreed by the partners, figures looked at',
  },
  stop: {
    verb: 'Switch off',
    does: 'Nothing of it is in force from now on. What people decided stays.',
    example: 'too many alarms',
  },
  'roll-back': {
    verb: 'Go back to the version before',
    does: 'The approved version before is in force from now on.',
    example: 'the new version misses what the old one found',
  },
};

export function PolicyActs({ status, onChange }: PolicyPaneProps): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const [act, setAct] = useState<PolicyAct | null>(null);
  const { policy } = status;
  const possible = possibleActs(status);
  if (possible.length === 0) return null;
  const perform = async (reason: string): Promise<Failure | null> => {
    if (act === null) return null;
    const result = await ask('policy.govern', { policy: policy.id, act, reason });
    if (!result.ok) return result.failure;
    onChange(result.value);
    return null;
  };
  return (
    <div className="sec row wrap">
      {possible.map((one) => (
        <Button
          key={one}
          look={one === 'approve' ? 'main' : 'plain'}
          refused={refusal}
          onPress={() => {
            setAct(one);
          }}
        >
          {words[one].verb}
        </Button>
      ))}
      {act !== null && (
        <ReasonDialog
          title={`${words[act].verb}: ${policy.name}`}
          example={words[act].example}
          verb={words[act].verb}
          missing={`${words[act].verb}: a reason is missing`}
          back="Leave it"
          act={perform}
          onClose={() => {
            setAct(null);
          }}
        >
          {words[act].does}
        </ReasonDialog>
      )}
    </div>
  );
}

function possibleActs({ policy }: PolicyPaneProps['status']): readonly PolicyAct[] {
  const { live, versions } = policy;
  const newest = versions.at(-1);
  const acts: PolicyAct[] = [];
  if (newest !== undefined && newest.n !== live) acts.push('approve');
  if (live !== null) acts.push('stop');
  if (versions.some(({ n, approval }) => approval !== null && live !== null && n < live)) acts.push('roll-back');
  return acts;
}
