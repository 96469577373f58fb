/** Sentences of a text as spans. */
import { splitSentences as split } from '../text/split-sentences.ts';
import type { TextSpan } from './candidate.ts';

/** In order; together they hold everything but the white space between them. */
export function splitSentences(text: string): readonly TextSpan[] {
  return split(text).map(([start, end]) => ({ start, end }));
}
