/** Allergies: the items of their section, or the sentence that names one. */
import { candidate, type Candidate, type TextSpan } from '../candidate.ts';
import { listItems } from './list-items.ts';
import { readSections, sectionsNamed } from './note-sections.ts';

const none =
  /\b(?:no\s+(?:known\s+)?(?:drug\s+|medication\s+|medicine\s+|food\s+)?(?:or\s+\w+\s+)?allerg\w+|nkda|nka|denies\s+(?:any\s+)?(?:\w+\s+)?allerg\w+|none(?:\s+known)?|no\s+known)\b/iu;
/** Denied for all medicines, not for one substance. */
const everything =
  /\b(?:nkda|nka|drug|medications?|medicines?|known\s+allerg\w+|no\s+allerg\w+|none|any\s+allerg\w+)\b/iu;
const sentence =
  /\b(?:is\s+|are\s+)?(?:allergic\s+to|allergy\s+to|allergies\s+(?:include|to|are)|allergies:?\s+)\s{0,3}(?<what>[^.;\n]{2,120})/giu;

/** "None known" is a finding of its own, negated: it is not the same as a note that says nothing. */
export function findAllergies(text: string): readonly Candidate[] {
  const sections = sectionsNamed(readSections(text), [
    'allergies',
    'allergy',
    'drug allergies',
    'medication allergies',
    'allergies to medications',
  ]);
  const listed = sections.flatMap((section) => listItems(text, section).flatMap((item) => splitItem(text, item)));
  if (listed.length > 0) return listed.map((span) => allergy(text, span, 0.9));
  const denied =
    /\b(?:no\s+known\s+(?:drug\s+|medication\s+)?allergies|nkda|denies\s+(?:any\s+)?(?:drug\s+)?allergies)\b/iu.exec(
      text,
    );
  if (denied !== null) return [allergy(text, { start: denied.index, end: denied.index + denied[0].length }, 0.85)];
  return [...text.matchAll(sentence)].flatMap((match) => {
    const what = match.groups?.what ?? '';
    const start = match.index + match[0].length - what.length;
    return splitItem(text, { start, end: start + what.length }).map((span) => allergy(text, span, 0.7));
  });
}

// "Penicillin, sulfa and codeine" are three; "penicillin, which causes a rash" is one.
function splitItem(text: string, item: TextSpan): readonly TextSpan[] {
  const body = text.slice(item.start, item.end);
  if (none.test(body) || body.includes(':') || /^(?:she|he|patient|no|denies)\b/iu.test(body)) return [item];
  const spans: TextSpan[] = [];
  let start = 0;
  for (const match of body.matchAll(
    /,\s*(?:and\s+)?(?!which|causing|caus|with|rash|hives|anaphyl|nausea|that)|\s+and\s+(?!rash|hives|nausea|vomiting)|$/giu,
  )) {
    const end = match.index;
    const part = body.slice(start, end);
    const skip = part.length - part.replace(/^[\s.,:]+/u, '').length;
    const to = start + part.replace(/[\s.,:]+$/u, '').length;
    if (to - (start + skip) >= 2) spans.push({ start: item.start + start + skip, end: item.start + to });
    start = end + match[0].length;
  }
  return spans;
}

function allergy(text: string, span: TextSpan, score: number): Candidate {
  const words = text.slice(span.start, span.end).replace(/\s+/gu, ' ');
  const denied = none.test(words) || /^(?:no|denies|not)\b/iu.test(words);
  const general = denied && !/allerg\w+\s+to\b/iu.test(words) && (everything.test(words) || words.length < 16);
  return candidate({
    spans: [span],
    value: words,
    normalised: general ? 'none known' : words.slice(0, 300),
    score,
    reason: denied ? 'the note says that none is known' : 'an item named as an allergy',
    assertion: denied ? 'negated' : 'affirmed',
  });
}
