/** Diagnoses and problems: items of the sections that list them, each with its assertion. */
import { candidate, type Candidate, type TextSpan } from '../candidate.ts';
import { assertionOf } from './assertion.ts';
import { listItems } from './list-items.ts';
import { readSections, sectionsNamed, type NoteSection } from './note-sections.ts';

const nothing = /^(?:none|n\/a|as above|see above|same|unremarkable|non-?contributory|not applicable|unknown)\b/iu;
const longest = 300;
const told =
  /^(?:the\s+patient|he|she|we|i|this|there|after|following|attention|with\s+the)\b.{20,}|\b(?:was|were|had\s+been|has\s+been)\s+(?:then\s+|also\s+)?\p{L}+(?:ed|en|ne|wn|ut|ft)\b/iu;

/** One candidate per item, in reading order, the same words once. */
export function findSectionItems(text: string, names: readonly string[]): readonly Candidate[] {
  return items(text, names).map(({ span }) =>
    candidate({
      spans: [span],
      value: text.slice(span.start, span.end),
      normalised: folded(text, span),
      score: 0.85,
      reason: 'an item of the section',
    }),
  );
}

/** The same with its assertion: affirmed, negated, past, family or possible. */
export function findProblems(text: string, names: readonly string[]): readonly Candidate[] {
  return items(text, names)
    .filter(({ span }) => span.end - span.start <= 200)
    .map(({ span, section }) =>
      candidate({
        spans: [span],
        value: text.slice(span.start, span.end),
        normalised: folded(text, span),
        score: /diagnos|problem/u.test(section.heading) ? 0.9 : 0.7,
        reason: `an item under "${section.heading.slice(0, 60)}"`,
        assertion: assertionOf(text, span.start, span.end, section.heading),
      }),
    );
}

/** The whole text of the first section of that name, cut to 1,000 units. */
export function findSectionText(text: string, names: readonly string[]): readonly Candidate[] {
  const section = sectionsNamed(readSections(text), names).find(
    ({ start, end }) => text.slice(start, end).trim().length > 5,
  );
  if (section === undefined) return [];
  const span = trimmed(text, section);
  return [
    candidate({
      spans: [span],
      value: text.slice(span.start, span.end),
      normalised: folded(text, span),
      score: 0.9,
      reason: `the section "${section.heading.slice(0, 60)}"`,
    }),
  ];
}

function items(text: string, names: readonly string[]): readonly { span: TextSpan; section: NoteSection }[] {
  const seen = new Set<string>();
  return sectionsNamed(readSections(text), names).flatMap((section) =>
    namesOnly(text, listItems(text, section)).flatMap((item) => {
      const span = { start: item.start, end: Math.min(item.end, item.start + longest) };
      const words = folded(text, span).toLowerCase();
      if (nothing.test(words) || seen.has(words) || !/\p{L}{3}/u.test(words)) return [];
      seen.add(words);
      return [{ span, section }];
    }),
  );
}

// Under "Procedure" some notes tell how it was done: told sentences are no items of a list.
function namesOnly(text: string, found: readonly TextSpan[]): readonly TextSpan[] {
  return found.filter(({ start, end }) => end - start <= longest && !told.test(text.slice(start, end)));
}

function trimmed(text: string, { start, end }: TextSpan): TextSpan {
  let from = start;
  let to = Math.min(end, start + 1000);
  while (from < to && /[\s,]/u.test(text.charAt(from))) from += 1;
  while (to > from && /[\s,]/u.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function folded(text: string, { start, end }: TextSpan): string {
  return text.slice(start, end).replace(/\s+/gu, ' ');
}
