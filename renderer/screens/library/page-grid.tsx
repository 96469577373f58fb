/** Every page of a file and whether it was read. Hatched: could not be read. */
import type { ReactNode } from 'react';
import type { PageSummary } from '../../bridge/types.ts';
import { pageWords } from '../words/document-words.ts';

const most = 60;

export function PageGrid({ pages }: { pages: readonly PageSummary[] }): ReactNode {
  const unread = pages.some((page) => page.status !== 'ok');
  return (
    <>
      <ul className="pages" aria-label="Pages">
        {pages.slice(0, most).map((page) => (
          <li key={page.n} className={classes[page.status]}>
            {page.n}
            <span className="vh"> {pageWords[page.status]}</span>
          </li>
        ))}
      </ul>
      {pages.length > most && <p className="note">and {pages.length - most} more pages</p>}
      {unread && <p className="note">Hatched: could not be read. Double line: read in part.</p>}
    </>
  );
}

const classes = { ok: '', partial: 'part', 'needs-ocr': 'bad', illegible: 'bad' } as const;
