/** What must be hidden where a text leaves: recall first. Whatever is marked, and every token that may well belong to something that should be. */
import { marginals } from './lattice.ts';
import type { Tagger } from './open-tagger.ts';
import { sequenceLattice } from './tag-text.ts';
import { textSequences } from './text-sequences.ts';

/** UTF-16 units, end-exclusive. */
export interface MaskSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Parts of the text in reading order, apart from each other by more than white space: the spans given, and tokens that belong to an entity of any
 * type with a probability of `least` or more. `text` is untrusted; time grows with its length.
 */
export function maskSpans(tagger: Tagger, text: string, spans: readonly MaskSpan[], least: number): MaskSpan[] {
  const places = [...spans, ...doubtfulTokens(tagger, text, least)].sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of places) {
    const last = merged.at(-1);
    if (last === undefined || text.slice(last.end, start).trim() !== '') merged.push({ start, end });
    else last.end = Math.max(last.end, end);
  }
  return merged;
}

function doubtfulTokens(tagger: Tagger, text: string, least: number): MaskSpan[] {
  const nothing = tagger.file.labels.indexOf('O');
  return textSequences(text, tagger.file.sequence).flatMap((sequence) => {
    const lattice = sequenceLattice(tagger, sequence);
    const chances = marginals(lattice);
    return sequence.filter((_, at) => 1 - (chances[at * lattice.labels + nothing] ?? 0) >= least);
  });
}
