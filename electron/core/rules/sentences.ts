/** Cuts running text into sentences without changing it. Good enough for legal prose and notes; never perfect. */
import type { TextSpan } from './candidate.ts';

// What may stand before a full stop that ends nothing.
const abbreviation =
  /(?:\b(?:Inc|Ltd|Co|Corp|Cos|No|Nos|Art|Sec|Sect|Dr|Mr|Mrs|Ms|Prof|St|vs|v|Jr|Sr|etc|e\.g|i\.e|cf|approx|Fig|Dept|Ave|Blvd|Ste|Vol|Rev|al|ed|p|pp|para|paras|Exh|Ex|Attn|Tel|U\.S|U\.K|L\.P|L\.L\.C|N\.A|S\.A|B\.V|p\.m|a\.m|Bros|Assoc|Gov|Hon|Feb|Jan|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z]|\b\d{1,3})\.$/u;

/** Spans in order that cover the text but for white space between them. A blank line ends a sentence too. */
export function splitSentences(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]["”’)\]]{0,2}(?=\s)|\n[ \t]*\n/gu)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('.') && continues(text, start, match.index, end)) continue;
    push(spans, text, start, end);
    start = end;
  }
  push(spans, text, start, text.length);
  return spans;
}

// The next word in lower case, or an abbreviation before the stop: the sentence goes on.
function continues(text: string, start: number, stop: number, end: number): boolean {
  if (abbreviation.test(text.slice(Math.max(start, stop - 8), stop + 1))) return true;
  const next = /\S/u.exec(text.slice(end, end + 20))?.[0] ?? '';
  return /\p{Ll}/u.test(next);
}

function push(spans: TextSpan[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  if (end > start) spans.push({ start, end });
}

/** The sentence that holds the offset, or null. */
export function sentenceAt(sentences: readonly TextSpan[], offset: number): TextSpan | null {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = sentences[middle];
    if (span === undefined) return null;
    if (offset < span.start) high = middle - 1;
    else if (offset >= span.end) low = middle + 1;
    else return span;
  }
  return null;
}
