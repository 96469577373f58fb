/** The documents of the golden set: what stands in it, one more from this matter, and one less, with a reason. */
import { useState, type ReactNode } from 'react';
import type { DocumentId, Failure, GoldenView } from '../../bridge/types.ts';
import { valueOr } from '../../bridge/use-loaded.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ActForm } from '../act-form.tsx';
import { ChoiceQuestion } from '../choice-question.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { TextQuestion } from '../text-question.tsx';
import { count } from '../words/numbers.ts';

interface Part {
  readonly view: GoldenView;
  readonly onChanged: (view: GoldenView) => void;
}

type Row = GoldenView['documents'][number];

export function GoldenDocuments({ view, onChanged }: Part): ReactNode {
  const [leaving, setLeaving] = useState<Row | null>(null);
  return (
    <section className="question" aria-label="Documents of the golden set">
      <h3>Documents</h3>
      {view.documents.length === 0 && (
        <Notice kind="empty" title="No golden set yet">
          <p>Review some documents, then add them here. Ten or more of each kind say something about a change.</p>
        </Notice>
      )}
      <ul className="dot">
        {view.documents.map((row) => (
          <li key={row.document}>
            {row.name ?? 'a document that was erased'}, {count(row.fields, 'decided finding')}{' '}
            <Button
              look="quiet"
              icon="x"
              name={`Take ${row.name ?? 'the erased document'} out of the set`}
              onPress={() => {
                setLeaving(row);
              }}
            />
          </li>
        ))}
      </ul>
      {leaving === null ? (
        <AddDocument view={view} onChanged={onChanged} />
      ) : (
        <Leave
          key={leaving.document}
          row={leaving}
          onChanged={onChanged}
          onDone={() => {
            setLeaving(null);
          }}
        />
      )}
    </section>
  );
}

function Leave(props: { row: Row; onChanged: Part['onChanged']; onDone: () => void }): ReactNode {
  const { row, onChanged, onDone } = props;
  const { ask } = useSession();
  const [reason, setReason] = useState('');
  const remove = async (): Promise<Failure | null> => {
    const result = await ask('golden.remove', { document: row.document, reason: reason.trim() });
    if (!result.ok) return result.failure;
    onDone();
    onChanged(result.value);
    return null;
  };
  return (
    <ActForm
      isPart
      look="plain"
      verb="Take it out"
      refused={reason.trim() === '' ? 'Take it out: a reason is missing' : null}
      back={{ words: 'Leave it in', act: onDone }}
      act={remove}
    >
      <TextQuestion label={`Why ${row.name ?? 'it'} leaves the set`} value={reason} onChange={setReason} />
    </ActForm>
  );
}

/** Documents of the matter in view: those of others stay behind their walls. */
function AddDocument({ view, onChanged }: Part): ReactNode {
  const { ask, documents, matter } = useSession();
  const refusal = useRefusal();
  const [chosen, setChosen] = useState<DocumentId | ''>('');
  const rows = valueOr(documents.loaded, []).filter(
    ({ id, status }) => status === 'ready' && !view.documents.some(({ document }) => document === id),
  );
  if (matter === null) return <p className="note">Choose a matter to add its reviewed documents.</p>;
  const add = async (): Promise<Failure | null> => {
    if (chosen === '') return null;
    const result = await ask('golden.add', { documents: [chosen] });
    if (!result.ok) return result.failure;
    setChosen('');
    onChanged(result.value);
    return null;
  };
  return (
    <ActForm
      isPart
      look="plain"
      icon="plus"
      verb="Add it to the golden set"
      refused={refusal ?? (chosen === '' ? 'Add: no document chosen' : null)}
      act={add}
    >
      <ChoiceQuestion
        label={`A reviewed document of ${matter.name}`}
        value={chosen}
        choices={[['', 'none chosen'], ...rows.map(({ id, name }) => [id, name] as const)]}
        onChange={setChosen}
      />
    </ActForm>
  );
}
