/** The document screen before a file is chosen: the files of this matter that can be read, those with open decisions first to hand. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { documentState, kindWords } from '../words/document-words.ts';
import { count } from '../words/numbers.ts';

export function NoDocument(): ReactNode {
  const { documents, go, matter } = useSession();
  useScreenKeys('no-document', []);
  const toLibrary = (
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
  if (matter === null) {
    return (
      <main className="court plain-court">
        <section className="pane" aria-label="Document">
          <Notice kind="empty" title="No matter chosen" actions={toLibrary}>
            <p>Choose a matter first. Its documents open here, beside what was found in them.</p>
          </Notice>
        </section>
      </main>
    );
  }
  return (
    <main className="court plain-court">
      <section className="pane" aria-label="Choose a document">
        <div className="head">
          <h1>Choose a document</h1>
        </div>
        <div className="scroll">
          <Shown of={documents} what="the files">
            {(rows) => {
              const readable = rows.filter((row) => row.pages > 0);
              if (readable.length === 0) {
                return (
                  <Notice kind="empty" title="No document to read yet" actions={toLibrary}>
                    <p>Import files in the library. Each opens here as soon as its first page is read.</p>
                  </Notice>
                );
              }
              return (
                <ul className="choose-list">
                  {readable.map((row) => (
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
            }}
          </Shown>
        </div>
      </section>
    </main>
  );
}
