/**
 * A long list a page at a time, as the log shows its entries: the page that holds the chosen row is drawn and no other,
 * so that thousands of rows cost the window no more than a hundred.
 */
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

export const pageSize = 100;

/** Where the page begins that holds the row at this position. */
export function pageStart(at: number): number {
  return Math.floor(Math.max(at, 0) / pageSize) * pageSize;
}

/** The rows of the page that holds the row at this position. */
export function pageOf<Row>(rows: readonly Row[], at: number): readonly Row[] {
  return rows.slice(pageStart(at), pageStart(at) + pageSize);
}

/** Which rows are drawn of how many, and the ways to the others. Nothing where one page holds all. */
export function PageOfList(props: { at: number; total: number; onGo: (at: number) => void }): ReactNode {
  const { at, total, onGo } = props;
  if (total <= pageSize) return null;
  const start = pageStart(at);
  const end = Math.min(start + pageSize, total);
  return (
    <div className="older row wraps">
      <span className="note">
        {(start + 1).toLocaleString('en')} to {end.toLocaleString('en')} of {total.toLocaleString('en')}
      </span>
      {start > 0 && (
        <Button
          onPress={() => {
            onGo(start - pageSize);
          }}
        >
          Previous {pageSize}
        </Button>
      )}
      {end < total && (
        <Button
          onPress={() => {
            onGo(end);
          }}
        >
          Next {Math.min(pageSize, total - end)}
        </Button>
      )}
    </div>
  );
}
