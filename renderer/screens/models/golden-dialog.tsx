/** The golden set: where it stands, its documents, the run, and a word about what came out otherwise. */
import type { ReactNode } from 'react';
import type { GoldenView } from '../../bridge/types.ts';
import { useEvent } from '../../bridge/use-event.ts';
import { useLoaded } from '../../bridge/use-loaded.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Shown } from '../shown.tsx';
import { goldenStateWords } from '../words/model-words.ts';
import { GoldenDocuments } from './golden-documents.tsx';
import { GoldenRun } from './golden-run.tsx';

export function GoldenDialog({ onClose }: { onClose: () => void }): ReactNode {
  const golden = useLoaded('golden.show', {});
  const show = (view: GoldenView): void => {
    golden.patch(() => view);
  };
  useEvent('job.done', golden.reload);
  return (
    <Dialog title="Golden set" onClose={onClose} wide>
      <div className="questions">
        <p className="q2">
          Reviewed documents. Every change is held against what people decided in them: of the application, a model, a
          prompt or a threshold. What changed is not used until the set has run without a difference, or a person
          accepted it.
        </p>
        <Shown of={golden} what="the golden set">
          {(view) => (
            <>
              {view.documents.length > 0 && <Standing view={view} />}
              <GoldenDocuments view={view} onChanged={show} />
              {view.documents.length > 0 && <GoldenRun view={view} onChanged={golden.reload} />}
            </>
          )}
        </Shown>
      </div>
    </Dialog>
  );
}

function Standing({ view }: { view: GoldenView }): ReactNode {
  const { state, pending, held } = view;
  if (state === 'current' && held.length === 0) return <p role="status">{goldenStateWords.current}</p>;
  return (
    <Notice kind="person" title={goldenStateWords[state]}>
      <ul className="dot">
        {pending.map((change) => (
          <li key={change}>{change}</li>
        ))}
        {held.map(({ model, instead }) => (
          <li key={model}>
            Not used until then: {model}. Meanwhile: {instead}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
