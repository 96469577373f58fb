/** Turns a text into the hashed terms of a block. */
import type { LexicalBlock } from '../../contract/head.ts';
import { emptyHash, feedHash, finishHash } from './hash-term.ts';
import { headings, words } from './words.ts';

export interface CountedTerms {
  /** Each hash once, in order of first appearance. */
  readonly hashes: Uint32Array;
  /** 1 + ln(times it appears), in the same order: sub-linear term frequency. */
  readonly frequencies: Float64Array;
}

/** The terms of one block. `text` is untrusted and may be megabytes: one linear pass. */
export function lexicalTerms(text: string, block: LexicalBlock): CountedTerms {
  const counts = new Map<number, number>();
  for (const hash of termHashes(text, block)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return {
    hashes: Uint32Array.from(counts.keys()),
    frequencies: Float64Array.from(counts.values(), (count) => 1 + Math.log(count)),
  };
}

/** Two blocks with the same key have the same terms for any text, so that many heads can share the work. */
export function blockKey(block: LexicalBlock): string {
  const region = block.region.kind === 'all' ? 'all' : String(block.region.units);
  return `${block.name} ${block.kind} ${region} ${block.from} ${block.to}`;
}

function termHashes(text: string, block: LexicalBlock): number[] {
  const region = regionOf(text, block);
  switch (block.kind) {
    case 'word':
      return wordTerms(words(region), block);
    case 'letter':
      return letterTerms(words(region), block);
    case 'heading':
      return headings(region).flatMap((run) => wordTerms(run, block));
  }
}

function regionOf(text: string, { region }: LexicalBlock): string {
  if (region.kind === 'all' || text.length <= region.units) return text;
  const cutsPair = /[\ud800-\udbff]/.test(text.charAt(region.units - 1));
  return text.slice(0, cutsPair ? region.units - 1 : region.units);
}

function wordTerms(found: readonly string[], block: LexicalBlock): number[] {
  const prefix = feedHash(emptyHash, `${block.name}:`);
  const terms: number[] = [];
  for (let first = 0; first < found.length; first += 1) {
    let state = prefix;
    for (let count = 1; count <= block.to && first + count <= found.length; count += 1) {
      if (count > 1) state = feedHash(state, ' ');
      state = feedHash(state, found[first + count - 1] ?? '');
      if (count >= block.from) terms.push(finishHash(state));
    }
  }
  return terms;
}

function letterTerms(found: readonly string[], block: LexicalBlock): number[] {
  const prefix = feedHash(emptyHash, `${block.name}:`);
  const terms: number[] = [];
  for (const word of found) {
    const letters = Array.from(` ${word} `);
    for (let first = 0; first < letters.length; first += 1) {
      let state = prefix;
      for (let count = 1; count <= block.to && first + count <= letters.length; count += 1) {
        state = feedHash(state, letters[first + count - 1] ?? '');
        if (count >= block.from) terms.push(finishHash(state));
      }
    }
  }
  return terms;
}
