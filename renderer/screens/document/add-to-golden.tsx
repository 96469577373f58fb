/** Puts a reviewed document into the golden set, from where it was reviewed. */
import { useState, type ReactNode } from 'react';
import { useLoaded } from '../../bridge/use-loaded.ts';
import type { DocumentId, Failure } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useRefusal, useSession } from '../session.tsx';

/** For a document with a decided finding: without one there is nothing to hold a change against. */
export function AddToGolden({ document }: { document: DocumentId }): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const golden = useLoaded('golden.show', {});
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { loaded } = golden;
  if (loaded.state !== 'ready') return null;
  if (loaded.value.documents.some((row) => row.document === document))
    return <span className="note nowrap">in the golden set</span>;
  const add = async (): Promise<void> => {
    setIsBusy(true);
    const result = await ask('golden.add', { documents: [document] });
    setIsBusy(false);
    setFailure(result.ok ? null : result.failure);
    if (result.ok) golden.patch(() => result.value);
  };
  return (
    <>
      <Button
        look="quiet"
        icon="scale"
        refused={refusal ?? (isBusy ? 'Adding: it is read once more' : null)}
        onPress={() => void add()}
      >
        Add to the golden set
      </Button>
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  );
}
