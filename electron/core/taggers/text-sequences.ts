/** Cuts a text into the sequences that a tagger reads one at a time. */
import type { TaggerFile } from '../../contract/tagger.ts';
import { tokens, type Token } from '../heads/words.ts';

export interface SequenceToken extends Token {
  /** Number of line feeds before the token. */
  readonly line: number;
}

/**
 * Sequences of tokens in reading order: lines, paragraphs (parted by an empty line) or the whole text, as the tagger was trained;
 * a sequence that reaches `longest` tokens is cut after its last sentence or line end, or at `longest`.
 */
export function textSequences(text: string, { by, longest }: TaggerFile['sequence']): SequenceToken[][] {
  const sequences: SequenceToken[][] = [];
  const breaksToCut = by === 'line' ? 1 : by === 'paragraph' ? 2 : Infinity;
  let current: SequenceToken[] = [];
  let line = 0;
  let previousEnd = 0;
  for (const token of tokens(text)) {
    const breaks = countBreaks(text, previousEnd, token.start);
    line += breaks;
    if (current.length > 0 && breaks >= breaksToCut) {
      sequences.push(current);
      current = [];
    }
    current.push({ ...token, line });
    if (current.length >= longest) {
      const at = cutPlace(current);
      sequences.push(current.slice(0, at));
      current = current.slice(at);
    }
    previousEnd = token.end;
  }
  return current.length > 0 ? [...sequences, current] : sequences;
}

function countBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) breaks += 1;
  return breaks;
}

function cutPlace(sequence: readonly SequenceToken[]): number {
  for (let at = sequence.length - 1; at > sequence.length >> 1; at -= 1) {
    const before = sequence[at - 1];
    if (before?.text === '.' || before?.text === ';' || before?.line !== sequence[at]?.line) return at;
  }
  return sequence.length;
}
