/** Marks are boxes laid over the page; they never move its text. Number tags stand in the margin and can be pressed. */
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { rectsOfSpan, type DrawnPage } from './draw-page.ts';
import { NumberTag } from './number-tag.tsx';
import { tagPlaces } from './tag-places.ts';
import type { Arrive, Jump, Rect, ViewerMark } from './viewer-types.ts';

export interface MarkBoxesProps {
  readonly page: DrawnPage;
  readonly marks: readonly ViewerMark[];
  readonly jump: Jump | null;
  readonly onChoose: (owner: string) => void;
  readonly arrive: Arrive;
}

interface PlacedMark {
  readonly mark: ViewerMark;
  readonly rects: readonly Rect[];
}

const tagHeight = 30;

export function MarkBoxes({ page, marks, jump, onChoose, arrive }: MarkBoxesProps): ReactNode {
  const placed = useMemo<readonly PlacedMark[]>(
    () => marks.map((mark) => ({ mark, rects: rectsOfSpan(page, mark.start, mark.end) })),
    [page, marks],
  );
  const first = useRef<HTMLSpanElement>(null);
  const current = jump?.owner ?? null;
  const round = jump?.round ?? 0;
  useEffect(() => {
    if (first.current !== null) arrive(first.current, round);
  }, [page, current, round, arrive]);

  const opening = placed.find(({ mark }) => mark.owner === current);
  return (
    <>
      <div className="marks" aria-hidden="true">
        {placed.flatMap(({ mark, rects }) =>
          rects.map((rect, at) => (
            <span
              key={`${mark.id}-${at}`}
              ref={mark === opening?.mark && at === 0 ? first : undefined}
              className={`mark-box ${mark.tone}${mark.owner === current ? ' on' : ''}`}
              style={{ left: rect.x, top: rect.y, width: rect.w, height: rect.h }}
            />
          )),
        )}
      </div>
      <Tags placed={placed} current={current} onChoose={onChoose} />
    </>
  );
}

function Tags(props: {
  placed: readonly PlacedMark[];
  current: string | null;
  onChoose: (owner: string) => void;
}): ReactNode {
  const firsts = new Map<string, PlacedMark>();
  for (const one of props.placed) {
    if (one.rects.length > 0 && !firsts.has(one.mark.owner)) firsts.set(one.mark.owner, one);
  }
  const wishes = [...firsts].map(([owner, { rects }]) => ({ owner, y: (rects[0]?.y ?? 0) - 3 }));
  return (
    <>
      {tagPlaces(wishes, tagHeight).map(({ owner, y }) => {
        const mark = firsts.get(owner)?.mark;
        if (mark === undefined) return null;
        return <NumberTag key={owner} mark={mark} y={y} current={owner === props.current} onChoose={props.onChoose} />;
      })}
    </>
  );
}
