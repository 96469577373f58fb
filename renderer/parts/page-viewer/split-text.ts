/** Cuts a text page at the edges of its marks. Where marks overlap, the current one wins, then the one that begins first. Pure. */
import type { ViewerMark } from './viewer-types.ts';

export interface Segment {
  readonly text: string;
  readonly mark: ViewerMark | null;
  /** True for the first segment of its mark: the place that a jump goes to. */
  readonly opens: boolean;
}

export function splitText(text: string, marks: readonly ViewerMark[], current: string | null): readonly Segment[] {
  const inside = marks.filter((mark) => mark.start < mark.end && mark.end <= text.length);
  const edges = new Set([0, text.length, ...inside.flatMap((mark) => [mark.start, mark.end])]);
  const cuts = [...edges].sort((a, b) => a - b);
  const seen = new Set<string>();
  const segments: Segment[] = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const start = cuts[at] ?? 0;
    const end = cuts[at + 1] ?? 0;
    const mark = strongest(inside, start, end, current);
    segments.push({ text: text.slice(start, end), mark, opens: mark !== null && !seen.has(mark.id) });
    if (mark !== null) seen.add(mark.id);
  }
  return segments;
}

function strongest(
  marks: readonly ViewerMark[],
  start: number,
  end: number,
  current: string | null,
): ViewerMark | null {
  const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
  return over.find((mark) => mark.owner === current) ?? over[0] ?? null;
}
