/** The court before any matter exists. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useSession } from '../session.tsx';

export function NoMatter({ onNew }: { onNew: () => void }): ReactNode {
  const { matters } = useSession();
  const { state } = matters.loaded;
  return (
    <main className="court library-court">
      <section className="pane" aria-label="Files">
        {state === 'failed' && (
          <p className="q2 fetching">The matters could not be fetched. The reason stands on the left.</p>
        )}
        {state === 'ready' && (
          <Notice
            kind="empty"
            title="No matter yet"
            actions={
              <Button look="main" icon="plus" keys={['N']} onPress={onNew}>
                New matter
              </Button>
            }
          >
            <p>
              A matter is a walled set of documents: one legal matter or one patient record. Files, findings and answers
              stay inside it, under its own key.
            </p>
          </Notice>
        )}
      </section>
    </main>
  );
}
