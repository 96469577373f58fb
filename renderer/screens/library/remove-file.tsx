/** Removing a file for good needs a reason; the log keeps that it was here and why it went. */
import type { ReactNode } from 'react';
import type { DocumentRecord, Failure } from '../../bridge/types.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { useSession } from '../session.tsx';

export function RemoveFile(props: { document: DocumentRecord; onClose: () => void; onRemoved: () => void }): ReactNode {
  const { document, onClose, onRemoved } = props;
  const { ask, matters } = useSession();
  const remove = async (reason: string): Promise<Failure | null> => {
    const result = await ask('library.remove', { document: document.id, reason });
    if (!result.ok) return result.failure;
    onRemoved();
    matters.reload();
    return null;
  };
  return (
    <ReasonDialog
      title={`Remove ${document.name}`}
      example="imported into the wrong matter"
      verb="Remove for good"
      missing="Remove: a reason is missing"
      back="Keep it"
      act={remove}
      onClose={onClose}
    >
      The file, its text, its findings and its place in the search are removed for good. The log keeps that it was here,
      who removed it and why. The original outside Cloister is not touched.
    </ReasonDialog>
  );
}
