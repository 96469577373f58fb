/** Anchors without a network: the head goes out as files, what others made of it comes in as files, and whose word counts. */
import type { ReactNode } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { useSession } from '../session.tsx';
import { anchorAgeSentence } from '../words/anchor-words.ts';
import { Countersign } from './countersign.tsx';
import { SendHead } from './send-head.tsx';
import { TakeAnswers } from './take-answers.tsx';

export function AnchorDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { log, anchorAge } = useSession();
  return (
    <Dialog title="Outside anchors" onClose={onClose} wide>
      <div className="questions">
        <p>
          {log !== null && anchorAge !== null && `${anchorAgeSentence(log, anchorAge)} `}
          Up to a head that somebody else holds, nobody can change the log unnoticed, not even the owner of this
          machine.
        </p>
        <SendHead />
        <TakeAnswers />
        <Countersign />
      </div>
    </Dialog>
  );
}
