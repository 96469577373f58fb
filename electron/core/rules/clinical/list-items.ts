/** Items of a list in a note: numbered, with bullets, one a line, or divided by semicolons. */
import type { TextSpan } from '../candidate.ts';

const numbered = /(?:^|[\n,.;]|\s)[ \t]*\(?\d{1,2}[.)]\)?[ \t]{1,4}(?=[\p{L}"(])|(?:^|\n)[ \t]*[•●*–-][ \t]*/gu;

/** Spans inside `span`, trimmed of numbers, bullets and closing punctuation. Never empty ones. */
export function listItems(text: string, span: TextSpan): readonly TextSpan[] {
  const body = text.slice(span.start, span.end);
  const marks = [...body.matchAll(numbered)];
  const parts = marks.length > 0 ? between(body, marks) : byLine(body);
  return parts.flatMap((part) => trimmed(text, { start: part.start + span.start, end: part.end + span.start }));
}

function between(body: string, marks: readonly RegExpExecArray[]): readonly TextSpan[] {
  const first = marks[0]?.index ?? 0;
  const lead: readonly TextSpan[] = body.slice(0, first).trim().length > 2 ? byLine(body.slice(0, first)) : [];
  return [
    ...lead,
    ...marks.map((mark, index) => ({
      start: mark.index + mark[0].length,
      end: marks[index + 1]?.index ?? body.length,
    })),
  ];
}

// A wrapped line goes on in lower case: it belongs to the one before.
function byLine(body: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  let start = 0;
  for (const match of body.matchAll(/;|\n(?=\s*[\p{Lu}\d])|\n\s*\n|\.(?=\s|,|$)|$/gu)) {
    if (
      match[0] === '.' &&
      /\b(?:Dr|Mr|Mrs|Ms|No|vs|St|[a-z]\.[a-z]|\d)$/u.test(body.slice(Math.max(0, match.index - 4), match.index))
    )
      continue;
    spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  return spans;
}

function trimmed(text: string, span: TextSpan): readonly TextSpan[] {
  let { start, end } = span;
  while (start < end && /[\s,;:.•●*–-]/u.test(text.charAt(start))) start += 1;
  while (end > start && /[\s,;:.]/u.test(text.charAt(end - 1))) end -= 1;
  return end - start >= 2 ? [{ start, end }] : [];
}
