/** How many files, the filter, and the ways in. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { count, day } from '../words/numbers.ts';
import type { Import } from './use-import.ts';

const states = { open: 'open', held: 'on hold: nothing can be removed', closed: 'closed: takes no new files' } as const;

export function LibraryHead(props: {
  total: number;
  bringing: Import;
  needing: boolean;
  onNeeding: () => void;
}): ReactNode {
  const { total, bringing, needing, onNeeding } = props;
  const { matter } = useSession();
  const refusal = useRefusal();
  const refused = refusal ?? (matter?.state === 'closed' ? 'Import: the matter is closed' : null);
  return (
    <header className="mhead">
      <h1 className="nowrap">{count(total, 'file')}</h1>
      {matter !== null && (
        <span className="q2 cut">
          {states[matter.state]} · since {day(matter.createdAt)}
        </span>
      )}
      <span className="grow" />
      <Button look="quiet" icon="list-filter" keys={['F']} pressed={needing} onPress={onNeeding}>
        Needs you
      </Button>
      <Button
        icon="folder-open"
        refused={refused === null ? null : 'Import a folder: refused'}
        onPress={() => {
          bringing.pick('folder');
        }}
      >
        Import a folder
      </Button>
      <Button
        look="main"
        icon="folder-plus"
        keys={['I']}
        refused={refused}
        onPress={() => {
          bringing.pick('files');
        }}
      >
        Import files
      </Button>
    </header>
  );
}
