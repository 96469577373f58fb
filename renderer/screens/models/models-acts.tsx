/** What can be done about models beside one card: bring one in, the golden set, the right size, the people who approve. */
import { useState, type ReactNode } from 'react';
import type { Failure, ModelStatus } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { GoldenDialog } from './golden-dialog.tsx';
import { PeopleDialog } from './people-dialog.tsx';
import { RightSizeDialog } from './right-size-dialog.tsx';

type Open = 'add' | 'golden' | 'right-size' | 'people' | null;

export function ModelsActs(props: {
  models: readonly ModelStatus[];
  onModels: (models: readonly ModelStatus[]) => void;
}): ReactNode {
  const [open, setOpen] = useState<Open>(null);
  const opener = (which: Open) => (): void => {
    setOpen(which);
  };
  return (
    <>
      <Button icon="plus" onPress={opener('add')}>
        Bring a model
      </Button>
      <Button icon="scale" onPress={opener('golden')}>
        Golden set
      </Button>
      <Button icon="ruler" onPress={opener('right-size')}>
        Right size
      </Button>
      <Button icon="user-round" onPress={opener('people')}>
        Approvals
      </Button>
      {open === 'add' && <AddDialog onModels={props.onModels} onClose={opener(null)} />}
      {open === 'golden' && <GoldenDialog onClose={opener(null)} />}
      {open === 'right-size' && <RightSizeDialog models={props.models} onClose={opener(null)} />}
      {open === 'people' && <PeopleDialog onClose={opener(null)} />}
    </>
  );
}

interface Picked {
  readonly token: string;
  readonly name: string;
}

function AddDialog(props: { onModels: (models: readonly ModelStatus[]) => void; onClose: () => void }): ReactNode {
  const { onModels, onClose } = props;
  const { ask } = useSession();
  const refusal = useRefusal();
  const [file, setFile] = useState<Picked | null>(null);
  const [card, setCard] = useState<Picked | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const pick = async (to: (picked: Picked) => void): Promise<void> => {
    const result = await ask('library.pick', { what: 'files' });
    if (result.ok) to({ token: result.value.token, name: result.value.names[0] ?? '' });
  };
  const add = async (): Promise<void> => {
    if (file === null) return;
    const result = await ask('models.add', { token: file.token, card: card?.token ?? null, expires: null });
    if (result.ok) {
      onModels(result.value.models);
      onClose();
      return;
    }
    setFailure(result.failure);
    setFile(null); // a pick counts once
    setCard(null);
  };
  return (
    <Dialog title="Bring a model" onClose={onClose}>
      <div className="questions">
        <p>
          A .gguf file, or the .json of a head or tagger. It is read by our own reader first, copied, and not used
          before it was tested and approved by two people.
        </p>
        <div className="row wraps">
          <Button icon="file-input" onPress={() => void pick(setFile)}>
            {file?.name ?? 'Choose the model file'}
          </Button>
          <Button icon="file-text" onPress={() => void pick(setCard)}>
            {card?.name ?? 'Choose its card, if there is one'}
          </Button>
        </div>
        {failure !== null && <FailureNotice failure={failure} />}
        <div className="row">
          <Button
            look="main"
            refused={refusal ?? (file === null ? 'Bring it in: no file chosen' : null)}
            onPress={() => void add()}
          >
            Bring it in
          </Button>
          <Button onPress={onClose}>Leave it</Button>
        </div>
      </div>
    </Dialog>
  );
}
