/** Removing a file for good needs a reason; the log keeps that it was here and why it went. */
import { useId, useState, type ReactNode } from 'react';
import type { DocumentRecord, Failure } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useSession } from '../session.tsx';

export function RemoveFile(props: { document: DocumentRecord; onClose: () => void; onRemoved: () => void }): ReactNode {
  const { document, onClose, onRemoved } = props;
  const { ask, matters } = useSession();
  const id = useId();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const remove = async (): Promise<void> => {
    if (reason.trim() === '') return;
    const result = await ask('library.remove', { document: document.id, reason: reason.trim() });
    if (!result.ok) {
      setFailure(result.failure);
      return;
    }
    onRemoved();
    matters.reload();
    onClose();
  };
  return (
    <Dialog title={`Remove ${document.name}`} onClose={onClose}>
      <div className="questions">
        <p>
          The file, its text, its findings and its place in the search are removed for good. The log keeps that it was
          here, who removed it and why. The original outside Cloister is not touched.
        </p>
        <div className="question">
          <label htmlFor={id}>Reason</label>
          <div className="field">
            <input
              id={id}
              autoFocus
              maxLength={400}
              value={reason}
              placeholder="For example: imported into the wrong matter"
              onChange={(event) => {
                setReason(event.target.value);
              }}
            />
          </div>
        </div>
        {failure !== null && <FailureNotice failure={failure} />}
        <div className="row">
          <Button
            look="main"
            refused={reason.trim() === '' ? 'Remove: a reason is missing' : null}
            onPress={() => void remove()}
          >
            Remove for good
          </Button>
          <Button onPress={onClose}>Keep it</Button>
        </div>
      </div>
    </Dialog>
  );
}
