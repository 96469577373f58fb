/** The review station: the page beside its findings and the decision on one of them. */
import type { ReactNode } from 'react';
import { useLoaded } from '../../bridge/use-loaded.ts';
import type { DocumentId } from '../../bridge/types.ts';
import { useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { NoDocument } from './no-document.tsx';
import { ReviewStation } from './review-station.tsx';

export function DocumentScreen(): ReactNode {
  const { at } = useSession();
  return at.document === null ? <NoDocument /> : <OneDocument key={at.document} document={at.document} />;
}

function OneDocument({ document }: { document: DocumentId }): ReactNode {
  const detail = useLoaded('document.get', { document });
  if (detail.loaded.state === 'ready') return <ReviewStation {...detail.loaded.value} />;
  return (
    <main className="court plain-court">
      <section className="pane" aria-label="Document">
        <Shown of={detail} what="the document">
          {() => null}
        </Shown>
      </section>
    </main>
  );
}
