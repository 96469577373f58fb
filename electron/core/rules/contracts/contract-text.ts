/** A contract with what several grammars ask of it, computed once. */
import type { TextSpan } from '../candidate.ts';
import { findDates, type DateMention } from '../dates.ts';
import { splitSentences } from '../sentences.ts';

export interface ContractText {
  readonly text: string;
  readonly sentences: readonly TextSpan[];
  readonly dates: readonly DateMention[];
}

export function readContract(text: string): ContractText {
  return { text, sentences: splitSentences(text), dates: findDates(text) };
}

/** Up to `units` before `offset`, white space folded. */
export function before(text: string, offset: number, units: number): string {
  return foldSpace(text.slice(Math.max(0, offset - units), offset));
}

/** Up to `units` from `offset` on, white space folded. */
export function after(text: string, offset: number, units: number): string {
  return foldSpace(text.slice(offset, offset + units));
}

export function foldSpace(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
