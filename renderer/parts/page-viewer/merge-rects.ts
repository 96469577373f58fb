/** Joins neighbouring boxes of one line, so that a mark is one box per line and not one per word. Pure. */
import type { Rect } from './viewer-types.ts';

/** Boxes within 2 px of height and 6 px of distance belong together. */
export function mergeRects(rects: readonly Rect[]): readonly Rect[] {
  const merged: Rect[] = [];
  for (const rect of rects) {
    const last = merged.at(-1);
    if (last !== undefined && sameLine(last, rect)) merged[merged.length - 1] = hull(last, rect);
    else merged.push(rect);
  }
  return merged;
}

function sameLine(a: Rect, b: Rect): boolean {
  const gap = b.x - (a.x + a.w);
  return Math.abs(a.y - b.y) < 2 && gap < 6 && b.x >= a.x;
}

function hull(a: Rect, b: Rect): Rect {
  const right = Math.max(a.x + a.w, b.x + b.w);
  const bottom = Math.max(a.y + a.h, b.y + b.h);
  const y = Math.min(a.y, b.y);
  return { x: a.x, y, w: right - a.x, h: bottom - y };
}
