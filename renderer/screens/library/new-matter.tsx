/** Makes a matter: its name and the kind of documents it holds. */
import { useState, type ReactNode } from 'react';
import type { Failure, PackId } from '../../bridge/types.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ActForm } from '../act-form.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { TextQuestion } from '../text-question.tsx';

const kinds: readonly { readonly pack: PackId; readonly title: string; readonly holds: string }[] = [
  {
    pack: 'legal',
    title: 'Legal matter',
    holds: 'Agreements, leases, judgments. Looks for parties, dates, terms, clauses.',
  },
  {
    pack: 'health',
    title: 'Patient record',
    holds: 'Discharge summaries, reports, notes. Looks for problems, medicines, allergies, follow-up.',
  },
];

export function NewMatter({ onClose }: { onClose: () => void }): ReactNode {
  const { ask, go, matters } = useSession();
  const refusal = useRefusal();
  const [name, setName] = useState('');
  const [pack, setPack] = useState<PackId>('legal');
  const create = async (): Promise<Failure | null> => {
    const result = await ask('matter.create', { name: name.trim(), pack });
    if (!result.ok) return result.failure;
    matters.reload();
    go({ to: 'matter', matter: result.value.id });
    onClose();
    return null;
  };
  return (
    <Dialog title="New matter" onClose={onClose}>
      <ActForm
        verb="Create the matter"
        refused={refusal ?? (name.trim() === '' ? 'Create: the name is missing' : null)}
        act={create}
      >
        <TextQuestion
          label="Name"
          most={200}
          value={name}
          note="A wall is drawn round it. Nothing from another matter can appear inside."
          onChange={setName}
        />
        <KindChoice pack={pack} onPack={setPack} />
      </ActForm>
    </Dialog>
  );
}

function KindChoice({ pack, onPack }: { pack: PackId; onPack: (pack: PackId) => void }): ReactNode {
  return (
    <fieldset className="question">
      <legend>What it holds</legend>
      {kinds.map((kind) => (
        <label key={kind.pack} className="pack-choice">
          <input
            type="radio"
            name="pack"
            checked={pack === kind.pack}
            onChange={() => {
              onPack(kind.pack);
            }}
          />
          <span>
            <b className="strong">{kind.title}</b>
            <span className="note">{kind.holds}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
