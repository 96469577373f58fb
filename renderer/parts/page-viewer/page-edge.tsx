/** When the page's text here differs from the stored text, the page is marked and not a place: a wrong place is worse than none. */
import { useEffect, useRef, type ReactNode } from 'react';
import { NumberTag } from './number-tag.tsx';
import type { Arrive, Jump, ViewerMark } from './viewer-types.ts';

export function PageEdge(props: {
  marks: readonly ViewerMark[];
  jump: Jump | null;
  onChoose: (owner: string) => void;
  arrive: Arrive;
}): ReactNode {
  const { marks, jump, onChoose, arrive } = props;
  const edge = useRef<HTMLDivElement>(null);
  const current = jump?.owner ?? null;
  const round = jump?.round ?? 0;
  const here = marks.some((mark) => mark.owner === current);
  useEffect(() => {
    if (here && edge.current !== null) arrive(edge.current, round);
  }, [here, current, round, arrive]);
  const owners = [...new Map(marks.map((mark) => [mark.owner, mark])).values()];
  return (
    <div ref={edge} className={here ? 'page-edge on' : 'page-edge'}>
      <span>On this page. The text shown here differs from the text that was read, so no place is marked.</span>
      {owners.map((mark) => (
        <NumberTag key={mark.owner} mark={mark} y={null} current={mark.owner === current} onChoose={onChoose} />
      ))}
    </div>
  );
}
