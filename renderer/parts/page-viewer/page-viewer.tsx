/** Pages of one document with marks over them. A jump brings the current mark to 40 to 50 % of the height. */
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { PageSummary } from '../../bridge/types.ts';
import { Notice } from '../notice.tsx';
import { PageMap } from './page-map.tsx';
import { PdfSheet, type PdfSheetProps } from './pdf-sheet.tsx';
import { showMark } from './show-mark.ts';
import { TextSheet } from './text-sheet.tsx';
import { useDesk, type Desk } from './use-desk.ts';
import { usePdf, type PdfState } from './use-pdf.ts';
import { ViewerBar } from './viewer-bar.tsx';
import type { Arrive, Jump, LoadPage, ReadBytes, ViewerMark } from './viewer-types.ts';

export interface PageViewerProps {
  readonly title: string;
  readonly detail: string;
  readonly pages: readonly PageSummary[];
  /** Reads the original PDF; null for documents that have only text. */
  readonly read: ReadBytes | null;
  readonly load: LoadPage;
  readonly marks: readonly ViewerMark[];
  readonly jump: Jump | null;
  readonly onChoose: (owner: string) => void;
  /** Show the page as printed, not recoloured for a dark window. */
  readonly asPrinted: boolean;
}

const widest = 832;

export function PageViewer(props: PageViewerProps): ReactNode {
  const { title, detail, pages, read, marks, jump, asPrinted } = props;
  const desk = useDesk();
  const { attach, onScroll } = desk;
  const pdf = usePdf(read);
  const [zoom, setZoom] = useState(1);
  useJumpToPage(desk, jump, pdf.state);
  return (
    <section className="pane viewer" aria-label="Page">
      <ViewerBar
        title={title}
        detail={detail}
        at={desk.at}
        total={pages.length}
        onPage={desk.goTo}
        zoom={read === null ? null : { value: zoom, onZoom: setZoom }}
      />
      <div className="vmain">
        <PageMap pages={pages} marks={marks} at={desk.at} onPage={desk.goTo} />
        <div
          className={asPrinted ? 'desk as-printed' : 'desk'}
          data-desk
          tabIndex={0}
          role="region"
          aria-label="Pages"
          ref={attach}
          onScroll={onScroll}
        >
          <Sheets {...props} desk={desk} pdf={pdf} zoom={zoom} />
        </div>
      </div>
    </section>
  );
}

function Sheets(props: PageViewerProps & { desk: Desk; pdf: PdfState; zoom: number }): ReactNode {
  const { pages, load, jump, onChoose, desk, pdf, zoom } = props;
  const byPage = useMemo(() => marksByPage(props.marks), [props.marks]);
  const arrive = useArrive();
  const shared = { desk: desk.element, load, onChoose, arrive };
  // Only sheets with marks of the jump hear of it, so that a choice draws those again and not every page.
  const sheetOf = (n: number): Pick<PdfSheetProps, 'marks' | 'jump'> => {
    const onPage = byPage.get(n) ?? none;
    return { marks: onPage, jump: onPage.some(({ owner }) => owner === jump?.owner) ? jump : null };
  };
  if (pdf.state === 'opening') return <p className="note desk-note">Opening the file.</p>;
  if (pdf.state === 'open') {
    if (desk.width === 0) return null;
    const scale = (Math.min(widest, Math.max(desk.width, 200)) / pdf.size.w) * zoom;
    return pages.map(({ n }) => (
      <PdfSheet key={n} {...shared} {...sheetOf(n)} n={n} pdf={pdf.pdf} size={pdf.size} scale={scale} />
    ));
  }
  return (
    <>
      {pdf.state === 'failed' && (
        <Notice kind="error" title="The pages of this file do not open here">
          <p>Its words were read before and are shown instead. Quotes and findings are not changed.</p>
        </Notice>
      )}
      {pages.map(({ n }) => (
        <TextSheet key={n} {...shared} {...sheetOf(n)} n={n} />
      ))}
    </>
  );
}

const none: readonly ViewerMark[] = [];

function marksByPage(marks: readonly ViewerMark[]): ReadonlyMap<number, readonly ViewerMark[]> {
  const byPage = new Map<number, ViewerMark[]>();
  for (const mark of marks) byPage.set(mark.page, [...(byPage.get(mark.page) ?? []), mark]);
  return byPage;
}

/** A mark that is drawn again, after a zoom or when its page comes back, does not pull the reader to it: one jump, one arrival. */
function useArrive(): Arrive {
  const arrived = useRef(0);
  return useCallback((mark, round) => {
    if (arrived.current === round) return;
    arrived.current = round;
    showMark(mark);
  }, []);
}

/** First the page, at once; its sheet then brings the mark to its height when it is drawn. */
function useJumpToPage(desk: Desk, jump: Jump | null, state: PdfState['state']): void {
  const { element, goTo } = desk;
  const page = jump?.page ?? null;
  const round = jump?.round ?? 0;
  const ready = element !== null && state !== 'opening' && desk.width > 0;
  // Before the sheets' own effects: a mark that is already drawn then moves the desk from the page's top to its place.
  useLayoutEffect(() => {
    if (ready && page !== null) goTo(page);
  }, [ready, page, round, goTo]);
}
