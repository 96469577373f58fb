/** Turns a text into the hashed terms of a block. */
import type { LexicalBlock } from '../../contract/head.ts';
import { emptyHash, feedHash, finishHash } from './hash-term.ts';
import { headings, words } from './words.ts';

/** Hashes of the terms of one block, repeats included. `text` is untrusted and may be megabytes: one linear pass. */
export function lexicalTerms(text: string, block: LexicalBlock): Uint32Array {
  const region = regionOf(text, block);
  switch (block.kind) {
    case 'word':
      return Uint32Array.from(wordTerms(words(region), block));
    case 'letter':
      return Uint32Array.from(letterTerms(words(region), block));
    case 'heading':
      return Uint32Array.from(headings(region).flatMap((run) => wordTerms(run, block)));
  }
}

/** Two blocks with the same key have the same terms for any text, so that many heads can share the work. */
export function blockKey(block: LexicalBlock): string {
  const region = block.region.kind === 'all' ? 'all' : String(block.region.units);
  return `${block.name} ${block.kind} ${region} ${block.from} ${block.to}`;
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
