/** Searches a page read by optical character recognition, where some letters are known to be mistaken for others. */
import { findUnits } from '../text/find-units.ts';
import type { FoldedText } from '../text/fold-text.ts';
import type { Place } from './best-place.ts';
import { joinsAgree } from './find-folded.ts';

/** Signs that recognition mistakes for one another. No class holds two digits: a number is never near another number. */
const confusable = ['0OoQ', '1lI|!', '5Ss', '8B', '2Zz', '6G', 'ce'] as const;

/** Pairs that are mistaken for one sign. */
const pairs: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
];

/** Confusions that a quote may hold: one, and one more for every 20 units. */
export function confusionsAllowed(units: number): number {
  return 1 + Math.floor(units / 20);
}

/** A quote shorter than this is too easily like something else. */
const shortest = 6;

/** Comparisons in all; see `findFolded`. */
const mostComparisons = 4_000_000;

/** Offers each place where the quote stands but for at most `confusionsAllowed` confusions; `distance` counts them. */
export function findConfused(
  page: FoldedText,
  quote: FoldedText,
  offer: (place: Place & { readonly distance: number }) => boolean,
): void {
  if (quote.units.length < shortest) return;
  const here = merge(page);
  const there = merge(quote);
  const length = there.units.length;
  const allowed = confusionsAllowed(quote.units.length);
  let spent = 0;
  findUnits(here.units, there.units, (index) => {
    const { distance, compared } = confusions(here, there, index, allowed);
    spent += compared;
    if (distance <= allowed) {
      const first = here.origins[index] ?? 0;
      const last = (here.origins[index + length] ?? page.units.length) - 1;
      offer({ start: page.starts[first] ?? 0, end: page.ends[last] ?? 0, distance });
    }
    return spent < mostComparisons;
  });
}

/** Confusable signs made one. `written` tells what stood there: a sign, or 65,536 and more for a pair. */
interface Merged {
  readonly units: Uint16Array;
  readonly written: Int32Array;
  readonly joins: Uint8Array;
  /** Index of each unit in the folded text. */
  readonly origins: Int32Array;
}

function merge({ units, joins }: FoldedText): Merged {
  const merged = new Uint16Array(units.length);
  const written = new Int32Array(units.length);
  const joined = new Uint8Array(units.length);
  const origins = new Int32Array(units.length);
  let length = 0;
  for (let at = 0; at < units.length; length += 1) {
    const unit = units[at] ?? 0;
    const pair = pairAt(units, joins, at);
    origins[length] = at;
    merged[length] = classOf.get(pair ?? unit) ?? pair ?? unit;
    written[length] = pair === undefined ? unit : 0x10000 + pair;
    joined[length] = joins[at] ?? 0;
    at += pair === undefined ? 1 : 2;
  }
  const cut = <T extends Uint16Array | Int32Array | Uint8Array>(array: T): T => array.subarray(0, length) as T;
  return { units: cut(merged), written: cut(written), joins: cut(joined), origins: cut(origins) };
}

function pairAt(units: Uint16Array, joins: Uint8Array, at: number): number | undefined {
  if (joins[at + 1] !== 0) return undefined;
  return pairOf.get((units[at] ?? 0) * 0x10000 + (units[at + 1] ?? 0));
}

/** A hyphen that disagrees is no confusion: it makes another word or number. */
function confusions(
  here: Merged,
  there: Merged,
  index: number,
  allowed: number,
): { readonly distance: number; readonly compared: number } {
  let distance = 0;
  let compared = 0;
  while (compared < there.units.length && distance <= allowed) {
    if (compared > 0 && !joinsAgree(here.joins[index + compared], there.joins[compared])) distance = Infinity;
    if (here.written[index + compared] !== there.written[compared]) distance += 1;
    compared += 1;
  }
  return { distance, compared };
}

const classOf: ReadonlyMap<number, number> = new Map(
  confusable.flatMap((signs) => Array.from(signs, (sign) => [sign.charCodeAt(0), signs.charCodeAt(0)] as const)),
);

const pairOf: ReadonlyMap<number, number> = new Map(
  pairs.map(([pair, sign]) => [pair.charCodeAt(0) * 0x10000 + pair.charCodeAt(1), sign.charCodeAt(0)] as const),
);
