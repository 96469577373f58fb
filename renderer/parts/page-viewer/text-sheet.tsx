/** One page of a document without page images: its stored words in serif, with marks in the text. Text nodes only. */
import { memo, useEffect, useRef, type ReactNode } from 'react';
import { NumberTag } from './number-tag.tsx';
import { splitText, type Segment } from './split-text.ts';
import { useNear } from './use-near.ts';
import { useStoredPage } from './use-stored-page.ts';
import type { Arrive, Jump, LoadPage, ViewerMark } from './viewer-types.ts';

export interface TextSheetProps {
  readonly n: number;
  readonly desk: HTMLElement | null;
  readonly load: LoadPage;
  readonly marks: readonly ViewerMark[];
  readonly jump: Jump | null;
  readonly onChoose: (owner: string) => void;
  readonly arrive: Arrive;
}

const tones = { mark: '', second: ' b', near: ' near' } as const;

export const TextSheet = memo(function TextSheet({
  n,
  desk,
  load,
  marks,
  jump,
  onChoose,
  arrive,
}: TextSheetProps): ReactNode {
  const sheet = useRef<HTMLElement>(null);
  const near = useNear(sheet, desk);
  const stored = useStoredPage(load, n, near);
  const current = jump?.owner ?? null;
  return (
    <article ref={sheet} className="text-sheet" data-page={n} aria-label={`Page ${n}`}>
      {stored === 'loading' && <p className="note">Page {n} is being fetched.</p>}
      {stored === null && (
        <p className="note">Page {n} could not be shown. Go back to the library and open the file again.</p>
      )}
      {stored !== null && stored !== 'loading' && (
        <PageText
          segments={splitText(stored.text, marks, current)}
          current={current}
          round={jump?.round ?? 0}
          onChoose={onChoose}
          arrive={arrive}
        />
      )}
    </article>
  );
});

function PageText(props: {
  segments: readonly Segment[];
  current: string | null;
  round: number;
  onChoose: (owner: string) => void;
  arrive: Arrive;
}): ReactNode {
  const { segments, current, round, onChoose, arrive } = props;
  const first = useRef<HTMLElement>(null);
  useEffect(() => {
    if (first.current !== null) arrive(first.current, round);
  }, [current, round, arrive]);
  const opening = segments.find((segment) => segment.opens && segment.mark?.owner === current);
  return (
    <div className="page-text">
      {segments.map((segment, at) => {
        const { mark } = segment;
        if (mark === null) return <span key={at}>{segment.text}</span>;
        const on = mark.owner === current;
        return (
          <span key={at}>
            {segment.opens && <NumberTag mark={mark} y={null} current={on} onChoose={onChoose} />}
            <mark ref={segment === opening ? first : undefined} className={`${on ? 'on' : ''}${tones[mark.tone]}`}>
              {segment.text}
            </mark>
          </span>
        );
      })}
    </div>
  );
}
