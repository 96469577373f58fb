/** Every page as a small sheet with the signs of what stands on it. One tab stop; arrows move. */
import { memo, useMemo, type ReactNode } from 'react';
import type { PageSummary } from '../../bridge/types.ts';
import { Sign } from '../sign.tsx';
import { useRoving } from '../use-roving.ts';
import type { ViewerMark } from './viewer-types.ts';

export interface PageMapProps {
  readonly pages: readonly PageSummary[];
  readonly marks: readonly ViewerMark[];
  readonly at: number;
  readonly onPage: (n: number) => void;
}

export function PageMap({ pages, marks, at, onPage }: PageMapProps): ReactNode {
  const position = Math.max(
    0,
    pages.findIndex((page) => page.n === at),
  );
  const roving = useRoving(pages.length, position, (next) => {
    onPage(pages[next]?.n ?? 1);
  });
  const onPages = useMemo(() => marksByPage(marks), [marks]);
  return (
    <nav className="pmap" aria-label="Pages and where evidence is" onKeyDown={roving.onKeyDown}>
      {pages.map((page) => (
        <PageTile
          key={page.n}
          page={page}
          marks={onPages.get(page.n) ?? none}
          current={page.n === at}
          onPage={onPage}
        />
      ))}
    </nav>
  );
}

const PageTile = memo(function PageTile(props: {
  page: PageSummary;
  marks: readonly ViewerMark[];
  current: boolean;
  onPage: (n: number) => void;
}): ReactNode {
  const { page, marks, current, onPage } = props;
  const unread = page.status === 'needs-ocr' || page.status === 'illegible';
  const findings = marks.length === 0 ? '' : `, ${marks.length} ${marks.length === 1 ? 'finding' : 'findings'}`;
  return (
    <button
      type="button"
      data-item
      tabIndex={current ? 0 : -1}
      className={`ptile${current ? ' on' : ''}${unread ? ' bad' : ''}`}
      aria-current={current ? 'page' : undefined}
      aria-label={`Page ${page.n}${findings}${unread ? ', not read' : ''}`}
      onClick={() => {
        onPage(page.n);
      }}
    >
      {page.n}
      <span className="ptile-signs">
        {marks.slice(0, 6).map((mark) => (
          <Sign key={mark.owner} name={mark.sign} />
        ))}
      </span>
    </button>
  );
});

const none: readonly ViewerMark[] = [];

/** One mark of each owner for every page: a finding with two quotes on a page stands there once. */
function marksByPage(marks: readonly ViewerMark[]): ReadonlyMap<number, readonly ViewerMark[]> {
  const owners = new Map<number, Map<string, ViewerMark>>();
  for (const mark of marks) {
    const onPage = owners.get(mark.page) ?? new Map<string, ViewerMark>();
    owners.set(mark.page, onPage.set(mark.owner, mark));
  }
  return new Map([...owners].map(([page, byOwner]) => [page, [...byOwner.values()]]));
}
