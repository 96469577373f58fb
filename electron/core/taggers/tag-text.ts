/** Finds the entities of a text: patterns first, then the CRF, with calibrated probabilities. */
import type { TaggerFile } from '../../contract/tagger.ts';
import { applyIsotonic } from '../calibrate/isotonic.ts';
import { findPatterns } from './find-patterns.ts';
import { marginals, viterbi, type Lattice } from './lattice.ts';
import type { Tagger } from './open-tagger.ts';
import { textSequences, type SequenceToken } from './text-sequences.ts';
import { tokenAttributes } from './token-attributes.ts';

export interface TaggedSpan {
  readonly type: string;
  /** UTF-16 units into the given text, end-exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly probability: number;
}

/** Entities in reading order, never overlapping. `text` is untrusted and may be megabytes: time grows with its length. */
export function tagText(tagger: Tagger, text: string): TaggedSpan[] {
  const patterns = findPatterns(tagger.file.patterns, text);
  const tagged = textSequences(text, tagger.file.sequence).flatMap((sequence) => tagSequence(tagger, sequence));
  const free = tagged.filter((span) => !patterns.some((found) => span.start < found.end && span.end > found.start));
  return [...patterns, ...free]
    .sort((a, b) => a.start - b.start)
    .map((span) => ({ ...span, text: text.slice(span.start, span.end) }));
}

/** Emission scores of a sequence, ready for Viterbi and marginals. */
export function sequenceLattice(tagger: Tagger, sequence: readonly SequenceToken[]): Lattice {
  const labels = tagger.file.labels.length;
  const scores = new Float64Array(sequence.length * labels);
  tokenAttributes(sequence, tagger.knowledge).forEach((attributes, at) => {
    for (const hash of attributes) {
      const position = tagger.attributes.find(hash);
      if (position >= 0) addWeights(tagger, scores, at * labels, position);
    }
  });
  return { scores, labels, transitions: tagger.transitions };
}

function addWeights(tagger: Tagger, scores: Float64Array, row: number, position: number): void {
  const end = tagger.firsts[position + 1] ?? 0;
  for (let at = tagger.firsts[position] ?? 0; at < end; at += 1) {
    const cell = row + (tagger.targets[at] ?? 0);
    scores[cell] = (scores[cell] ?? 0) + (tagger.weights[at] ?? 0);
  }
}

type BareSpan = Omit<TaggedSpan, 'text'>;

function tagSequence(tagger: Tagger, sequence: readonly SequenceToken[]): BareSpan[] {
  const lattice = sequenceLattice(tagger, sequence);
  const path = viterbi(lattice);
  const chances = marginals(lattice);
  const labels = path.map((label) => tagger.file.labels[label] ?? 'O');
  return labelSpans(labels).map(({ type, first, end }) => {
    let least = 1;
    for (let at = first; at < end; at += 1)
      least = Math.min(least, chances[at * lattice.labels + (path[at] ?? 0)] ?? 0);
    return {
      type,
      start: sequence[first]?.start ?? 0,
      end: sequence[end - 1]?.end ?? 0,
      probability: calibrated(tagger.file, type, least),
    };
  });
}

function calibrated(file: TaggerFile, type: string, least: number): number {
  const curve = file.calibration[type] ?? file.calibration['*'];
  return curve === undefined ? least : applyIsotonic(curve, least);
}

/** Type, first and end token of every B-I* run. An I- without its B- begins a span. */
export function labelSpans(labels: readonly string[]): { type: string; first: number; end: number }[] {
  const spans: { type: string; first: number; end: number }[] = [];
  let at = 0;
  while (at < labels.length) {
    const label = labels[at] ?? 'O';
    const first = at;
    at += 1;
    if (label === 'O') continue;
    const type = label.slice(2);
    while (labels[at] === `I-${type}`) at += 1;
    spans.push({ type, first, end: at });
  }
  return spans;
}
