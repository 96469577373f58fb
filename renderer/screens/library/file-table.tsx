/** The files of the matter, one row each: name, pages, type, findings by state, and the state in words. */
import { useCallback, type ReactNode } from 'react';
import type { DocumentId, DocumentRecord } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PageOfList, pageOf, pageStart } from '../../parts/page-of-list.tsx';
import { useRoving } from '../../parts/use-roving.ts';
import { useRefusal, useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { FileRow } from './file-row.tsx';
import type { Import } from './use-import.ts';
import type { Tally } from './use-tallies.ts';

export interface FileTableProps {
  readonly rows: readonly DocumentRecord[];
  readonly total: number;
  readonly tallies: ReadonlyMap<DocumentId, Tally>;
  readonly chosen: DocumentId | null;
  readonly onChoose: (document: DocumentId) => void;
  readonly bringing: Import;
  readonly onAll: () => void;
}

export function FileTable(props: FileTableProps): ReactNode {
  const { documents } = useSession();
  const { rows, total } = props;
  return (
    <section className="pane" aria-label="Files">
      <div className="scroll" tabIndex={-1}>
        <Shown of={documents} what="the files">
          {() => {
            if (total === 0) return <NoFiles bringing={props.bringing} />;
            return rows.length === 0 ? <NothingNeedsYou onAll={props.onAll} /> : <Rows {...props} />;
          }}
        </Shown>
      </div>
    </section>
  );
}

function Rows({ rows, tallies, chosen, onChoose }: FileTableProps): ReactNode {
  const { go } = useSession();
  const open = useCallback(
    (document: DocumentId) => {
      go({ to: 'document', document });
    },
    [go],
  );
  const at = rows.findIndex((row) => row.id === chosen);
  const chooseAt = (next: number): void => {
    const row = rows[next];
    if (row !== undefined) onChoose(row.id);
  };
  const roving = useRoving(rows.length, at, chooseAt, pageStart);
  return (
    <>
      <table className="list files" role="grid" aria-label="Files of this matter" onKeyDown={roving.onKeyDown}>
        <thead>
          <tr>
            <th>File</th>
            <th className="num">Pages</th>
            <th>Type</th>
            <th>Findings</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {pageOf(rows, at).map((row) => (
            <FileRow
              key={row.id}
              document={row}
              tally={tallies.get(row.id) ?? null}
              chosen={row.id === chosen}
              onChoose={onChoose}
              onOpen={open}
            />
          ))}
        </tbody>
      </table>
      <PageOfList at={at} total={rows.length} onGo={chooseAt} />
    </>
  );
}

function NoFiles({ bringing }: { bringing: Import }): ReactNode {
  const refusal = useRefusal();
  const { matter } = useSession();
  const holds =
    matter?.pack === 'health'
      ? 'Discharge summaries, reports and notes of this patient belong here.'
      : 'Agreements, judgments and letters of this matter belong here.';
  return (
    <Notice
      kind="empty"
      title="No files yet"
      actions={
        <>
          <Button
            look="main"
            icon="folder-plus"
            keys={['I']}
            refused={refusal}
            onPress={() => {
              bringing.pick('files');
            }}
          >
            Import files
          </Button>
          <Button
            icon="folder-open"
            onPress={() => {
              bringing.pick('folder');
            }}
          >
            Import a folder
          </Button>
          <span className="note">or drop files on the window</span>
        </>
      }
    >
      <p>{holds} PDF and plain text are read. They stay on this machine, under this matter’s own key.</p>
    </Notice>
  );
}

function NothingNeedsYou({ onAll }: { onAll: () => void }): ReactNode {
  return (
    <Notice
      kind="nothing"
      title="No file needs you"
      actions={
        <Button look="main" keys={['F']} onPress={onAll}>
          Show all files
        </Button>
      }
    >
      <p>Every file was read to the end and no finding waits for a decision.</p>
    </Notice>
  );
}
