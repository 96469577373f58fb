/** Maps what was painted out of sight to places in the page's text. */
import type { PaintedRun } from './painted-text.ts';

/** More runs than this are not looked for one by one. */
const mostRuns = 200;
/** Shorter ones cannot be told from their like. */
const shortest = 3;

type Range = [number, number];

/**
 * Ranges of `text` in order that `isHidden` runs cover. Painting order and text order are mostly the same; where they are not, the k-th
 * appearance of a run's letters in the painting is taken for the k-th in the text. What cannot be placed is not placed.
 */
export function hiddenRanges(
  text: string,
  runs: readonly PaintedRun[],
  isHidden: (run: PaintedRun) => boolean,
): Range[] {
  const folded = placedLetters(text);
  const painted = runs.map((run) => run.text).join('');
  const spans = hiddenSpans(runs, isHidden);
  const same = painted === folded.letters;
  return spans
    .slice(0, mostRuns)
    .flatMap((span) => (same ? [span] : moved(span, painted, folded.letters)))
    .map(([start, end]): Range => [folded.at[start] ?? 0, (folded.at[end - 1] ?? 0) + 1]);
}

/** Runs that follow one another out of sight, as ranges of the painted letters. */
function hiddenSpans(runs: readonly PaintedRun[], isHidden: (run: PaintedRun) => boolean): Range[] {
  const spans: Range[] = [];
  let at = 0;
  for (const run of runs) {
    const end = at + run.text.length;
    const open = spans.at(-1);
    if (isHidden(run)) {
      if (open?.[1] === at) open[1] = end;
      else spans.push([at, end]);
    }
    at = end;
  }
  return spans;
}

function moved([start, end]: Range, painted: string, letters: string): Range[] {
  const wanted = painted.slice(start, end);
  if (wanted.length < shortest) return [];
  let here = -1;
  for (let there = painted.indexOf(wanted); there !== -1 && there <= start; there = painted.indexOf(wanted, there + 1))
    here = letters.indexOf(wanted, here + 1);
  return here === -1 ? [] : [[here, here + wanted.length]];
}

/** The text without white space, and where each unit of it stands. Compatibility forms are spelled out, as in the painting. */
function placedLetters(text: string): { readonly letters: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let letters = '';
  for (const { 0: sign, index } of text.matchAll(/\S/gu)) {
    const spelled = sign < '\u0080' ? sign : sign.normalize('NFKC');
    letters += spelled;
    at.push(...Array<number>(spelled.length).fill(index));
  }
  return { letters, at };
}
