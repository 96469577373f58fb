/** The document screen before a file is chosen: the files of this matter that can be read. */
import type { ReactNode } from 'react';
import type { DocumentRecord } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { documentState, kindWords } from '../words/document-words.ts';
import { count } from '../words/numbers.ts';

export function NoDocument(): ReactNode {
  const { documents, matter } = useSession();
  return (
    <main className="court plain-court">
      <section className="pane" aria-label="Choose a document">
        {matter === null ? (
          <Notice kind="empty" title="No matter chosen" actions={<ToLibrary />}>
            <p>Choose a matter first. Its documents open here, beside what was found in them.</p>
          </Notice>
        ) : (
          <>
            <div className="head">
              <h1>Choose a document</h1>
            </div>
            <div className="scroll" tabIndex={-1}>
              <Shown of={documents} what="the files">
                {(rows) => <Choice rows={rows.filter((row) => row.pages > 0)} />}
              </Shown>
            </div>
          </>
        )}
      </section>
    </main>
  );
}

function ToLibrary(): ReactNode {
  const { go } = useSession();
  return (
    <Button
      look="main"
      keys={['G', 'L']}
      onPress={() => {
        go({ to: 'screen', screen: 'library' });
      }}
    >
      Go to the library
    </Button>
  );
}

function Choice({ rows }: { rows: readonly DocumentRecord[] }): ReactNode {
  const { go } = useSession();
  if (rows.length === 0) {
    return (
      <Notice kind="empty" title="No document to read yet" actions={<ToLibrary />}>
        <p>Import files in the library. Each opens here as soon as its first page is read.</p>
      </Notice>
    );
  }
  return (
    <ul className="choose-list">
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            className="choose-item"
            onClick={() => {
              go({ to: 'document', document: row.id });
            }}
          >
            <Icon name="file-text" />
            <b className="strong cut grow">{row.name}</b>
            <span className="note nowrap">
              {kindWords[row.kind]}, {count(row.pages, 'page')} · {documentState(row).title}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
