/** Exports what people decided as a regression set. Where a policy stops it, a person may answer for it with a reason. */
import { useState, type ReactNode } from 'react';
import type { Output } from '../../bridge/bridge.tsx';
import type { Failure } from '../../bridge/types.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ActForm } from '../act-form.tsx';
import { ChoiceQuestion } from '../choice-question.tsx';
import { useSession, type MatterRow } from '../session.tsx';
import { TextQuestion } from '../text-question.tsx';
import { count } from '../words/numbers.ts';

export function CorrectionsDialog({ matter, onClose }: { matter: MatterRow; onClose: () => void }): ReactNode {
  const { ask } = useSession();
  const [from, setFrom] = useState<'this' | 'all'>('this');
  const [isStopped, setIsStopped] = useState(false);
  const [reason, setReason] = useState('');
  const [made, setMade] = useState<Output<'learning.export'> | null>(null);
  const perform = async (): Promise<Failure | null> => {
    const picked = await ask('audit.pick-export', {});
    if (!picked.ok) return picked.failure;
    const inSpite = isStopped && reason.trim() !== '' ? reason.trim() : null;
    const asked = { matter: from === 'this' ? matter.id : null, inSpite, token: picked.value.token };
    const result = await ask('learning.export', asked);
    if (result.ok) setMade(result.value);
    else setIsStopped(result.failure.code === 'not-allowed');
    return result.ok ? null : result.failure;
  };
  return (
    <Dialog title="Export corrections" onClose={onClose}>
      {made === null ? (
        <ActForm
          verb={isStopped ? 'Export in spite of it' : 'Choose a folder and export'}
          refused={isStopped && reason.trim() === '' ? 'Export: a reason is missing' : null}
          back={{ words: 'Do not export', act: onClose }}
          act={perform}
        >
          <p>
            One line for each decided finding, with its quote and its passage. A recipe can train a candidate from it,
            which is tested and approved like any model.
          </p>
          <ChoiceQuestion
            label="From"
            value={from}
            choices={[
              ['this', matter.name],
              ['all', 'Every matter that may be learnt from'],
            ]}
            onChange={setFrom}
          />
          {isStopped && (
            <TextQuestion
              label="Why it is exported all the same"
              value={reason}
              note="The reason becomes part of the log."
              onChange={setReason}
            />
          )}
        </ActForm>
      ) : (
        <Made made={made} />
      )}
    </Dialog>
  );
}

function Made({ made: { file, lines, matters, left } }: { made: Output<'learning.export'> }): ReactNode {
  return (
    <div className="questions" role="status">
      <p>
        {count(lines, 'decided finding')} written to {file}.
      </p>
      <ul className="dot">
        {matters.map((one) => (
          <li key={one.matter}>
            {one.name}: {one.lines}
          </li>
        ))}
        {left.map((one) => (
          <li key={one.matter}>{one.name}: taken out of learning, nothing of it is in the file</li>
        ))}
      </ul>
    </div>
  );
}
