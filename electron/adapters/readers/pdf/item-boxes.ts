/** Where text items stand on the page as it is shown. */
import { Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from '../../../contract/text.ts';

/** What is used of a pdf.js text item: lengths are in points of the page, the transform leads from the item to the page before rotation. */
export interface PlacedItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

export interface ItemBox {
  /** In points from the top left. */
  readonly box: TextItem;
  /** Under 1.5 points high, or wholly outside the page: nobody sees it on paper. */
  readonly outOfSight: boolean;
}

const smallest = 1.5;

/** One box per item that shows something and ends by `end`; `starts` are the items' offsets in the page's text. */
export function itemBoxes(
  items: readonly PlacedItem[],
  starts: readonly number[],
  view: { readonly transform: readonly number[]; readonly width: number; readonly height: number },
  end: number,
): readonly ItemBox[] {
  return items.flatMap((item, index) => {
    const start = starts[index] ?? 0;
    if (item.str.trim() === '' || start + item.str.length > end) return [];
    const { height, corners } = cornersOf(item, view.transform);
    const left = Math.min(...corners.map(({ x }) => x));
    const top = Math.min(...corners.map(({ y }) => y));
    const right = Math.max(...corners.map(({ x }) => x));
    const bottom = Math.max(...corners.map(({ y }) => y));
    if (![left, top, right, bottom].every(Number.isFinite)) return [];
    const outside = right < 0 || bottom < 0 || left > view.width || top > view.height;
    const sides = [left, top, right - left, bottom - top].map(rounded) as [number, number, number, number];
    return [{ box: [start, start + item.str.length, ...sides], outOfSight: outside || height < smallest }];
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** From the start of the base line along and upward, so that turned text has its box too. */
function cornersOf(item: PlacedItem, view: readonly number[]): { readonly height: number; readonly corners: Point[] } {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = Util.transform([...view], [...item.transform]) as number[];
  const height = item.height > 0 ? item.height : Math.hypot(c, d);
  const along = scaled(a, b, item.width);
  const upward = scaled(c, d, height);
  const corners = [
    { x, y },
    { x: x + along.x, y: y + along.y },
    { x: x + upward.x, y: y + upward.y },
    { x: x + along.x + upward.x, y: y + along.y + upward.y },
  ];
  return { height, corners };
}

function scaled(x: number, y: number, length: number): Point {
  const size = Math.hypot(x, y);
  return size === 0 ? { x: 0, y: 0 } : { x: (x / size) * length, y: (y / size) * length };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
