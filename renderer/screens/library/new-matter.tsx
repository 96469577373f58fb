/** Makes a matter: its name and the kind of documents it holds. */
import { useId, useState, type ReactNode } from 'react';
import type { Failure, PackId } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';

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
  const id = useId();
  const [name, setName] = useState('');
  const [pack, setPack] = useState<PackId>('legal');
  const [failure, setFailure] = useState<Failure | null>(null);
  const create = async (): Promise<void> => {
    if (name.trim() === '' || refusal !== null) return;
    const result = await ask('matter.create', { name: name.trim(), pack });
    if (!result.ok) {
      setFailure(result.failure);
      return;
    }
    matters.reload();
    go({ to: 'matter', matter: result.value.id });
    onClose();
  };
  return (
    <Dialog title="New matter" onClose={onClose}>
      <form
        className="questions"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <div className="question">
          <label htmlFor={id}>Name</label>
          <div className="field">
            <input
              id={id}
              autoFocus
              maxLength={200}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />
          </div>
          <p className="note">A wall is drawn round it. Nothing from another matter can appear inside.</p>
        </div>
        <KindChoice pack={pack} onPack={setPack} />
        {failure !== null && <FailureNotice failure={failure} />}
        <Button
          look="main"
          submit
          refused={refusal ?? (name.trim() === '' ? 'Create: the name is missing' : null)}
          onPress={() => void create()}
        >
          Create the matter
        </Button>
      </form>
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
