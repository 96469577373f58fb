/** Library: matters outside the wall; inside it the files of one matter, what runs, and the report on the chosen file. */
import { useState, type ReactNode } from 'react';
import { valueOr } from '../../bridge/use-loaded.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { moveKeys } from '../frame/move-keys.ts';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useRefusal, useSession, type MatterRow } from '../session.tsx';
import { useChosen } from '../use-chosen.ts';
import { needsPerson } from '../words/document-words.ts';
import { DropArea } from './drop-area.tsx';
import { FileReport } from './file-report.tsx';
import { FileTable } from './file-table.tsx';
import { ImportLine } from './import-line.tsx';
import { LibraryHead } from './library-head.tsx';
import { MatterList } from './matter-list.tsx';
import { NewMatter } from './new-matter.tsx';
import { NoMatter } from './no-matter.tsx';
import { useImport } from './use-import.ts';
import { useTallies } from './use-tallies.ts';

export function LibraryScreen(): ReactNode {
  const { matter } = useSession();
  const [naming, setNaming] = useState(false);
  const name = (): void => {
    setNaming(true);
  };
  useScreenKeys('library', [{ key: 'n', does: 'new matter', run: name }]);
  return (
    <div className="lib">
      <MatterList onNew={name} />
      {matter === null ? <NoMatter onNew={name} /> : <Files key={matter.id} matter={matter} />}
      {naming && (
        <NewMatter
          onClose={() => {
            setNaming(false);
          }}
        />
      )}
    </div>
  );
}

function Files({ matter }: { matter: MatterRow }): ReactNode {
  const { documents, go } = useSession();
  const refusal = useRefusal();
  const [needing, setNeeding] = useState(false);
  const all = valueOr(documents.loaded, []);
  const tallies = useTallies(all);
  const shown = needing ? all.filter((one) => needsPerson(one) || (tallies.get(one.id)?.needsDecision ?? 0) > 0) : all;
  const { current, choose, move } = useChosen(shown, (row) => row.id);
  const bringing = useImport(matter.id);
  const filter = (): void => {
    setNeeding(!needing);
  };
  const open = (): void => {
    if (current !== null) go({ to: 'document', document: current.id });
  };
  const importFiles = (): void => {
    if (refusal === null) bringing.pick('files');
  };
  useScreenKeys('files', [
    { key: 'i', does: 'import', run: importFiles },
    ...moveKeys('next, previous', move),
    { key: 'Enter', does: 'open', run: open },
    { key: 'f', does: 'only what needs you', run: filter },
  ]);
  return (
    <DropArea onDrop={bringing.drop} refused={refusal}>
      <LibraryHead total={all.length} bringing={bringing} needing={needing} onNeeding={filter} />
      <ImportLine matter={matter.id} onStop={bringing.stop} />
      {bringing.failure !== null && <FailureNotice failure={bringing.failure} onRetry={bringing.clear} />}
      <FileTable
        rows={shown}
        total={all.length}
        tallies={tallies}
        chosen={current?.id ?? null}
        onChoose={choose}
        bringing={bringing}
        onAll={filter}
      />
      {current !== null && <FileReport key={current.id} document={current} onOpen={open} />}
    </DropArea>
  );
}
