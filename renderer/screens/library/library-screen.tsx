/** Library: matters outside the wall; inside it the files of one matter, what runs, and the report on the chosen file. */
import { useState, type ReactNode } from 'react';
import type { DocumentId } from '../../bridge/types.ts';
import { valueOr } from '../../bridge/use-loaded.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useRefusal, useSession } from '../session.tsx';
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
  const { matter, documents, go } = useSession();
  const refusal = useRefusal();
  const [naming, setNaming] = useState(false);
  const [needing, setNeeding] = useState(false);
  const [chosen, setChosen] = useState<DocumentId | null>(null);
  const all = valueOr(documents.loaded, []);
  const tallies = useTallies(all);
  const shown = needing ? all.filter((one) => needsPerson(one) || (tallies.get(one.id)?.needsDecision ?? 0) > 0) : all;
  const at = shown.findIndex((one) => one.id === chosen);
  const current = shown[Math.max(at, 0)];
  const bringing = useImport(matter?.id ?? null);
  const move = (step: number): void => {
    const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
    if (next !== undefined) setChosen(next.id);
  };
  const open = (): void => {
    if (current !== undefined) go({ to: 'document', document: current.id });
  };
  useScreenKeys('library', [
    {
      key: 'n',
      does: 'new matter',
      run: () => {
        setNaming(true);
      },
    },
    {
      key: 'i',
      does: 'import',
      run: () => {
        refusal === null ? bringing.pick('files') : undefined;
      },
    },
    {
      key: 'j',
      does: 'next, previous',
      run: () => {
        move(1);
      },
    },
    {
      key: 'k',
      does: null,
      run: () => {
        move(-1);
      },
    },
    { key: 'Enter', does: 'open', run: open },
    {
      key: 'f',
      does: 'only what needs you',
      run: () => {
        setNeeding(!needing);
      },
    },
  ]);

  return (
    <div className="lib">
      <MatterList
        onNew={() => {
          setNaming(true);
        }}
      />
      {matter === null ? (
        <NoMatter
          onNew={() => {
            setNaming(true);
          }}
        />
      ) : (
        <DropArea onDrop={bringing.drop} refused={refusal}>
          <LibraryHead
            total={all.length}
            bringing={bringing}
            needing={needing}
            onNeeding={() => {
              setNeeding(!needing);
            }}
          />
          <ImportLine matter={matter.id} onStop={bringing.stop} />
          {bringing.failure !== null && <FailureNotice failure={bringing.failure} onRetry={bringing.clear} />}
          <FileTable
            rows={shown}
            total={all.length}
            tallies={tallies}
            chosen={current?.id ?? null}
            onChoose={setChosen}
            bringing={bringing}
            onAll={() => {
              setNeeding(false);
            }}
          />
          {current !== undefined && <FileReport key={current.id} document={current} onOpen={open} />}
        </DropArea>
      )}
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
