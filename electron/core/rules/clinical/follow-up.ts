/** What is to happen next: sentences with a return, a referral or a test to come. */
import { candidate, type Candidate, type TextSpan } from '../candidate.ts';
import { splitSentences } from '../sentences.ts';
import { listItems } from './list-items.ts';
import { readSections, sectionsNamed } from './note-sections.ts';

const next =
  /\b(?:follow(?:ed|ing)?[\s-]?up|f\/u|return(?:s|ing)?\s+(?:to|in|for)|see\s+(?:me|him|her|us|dr|the\s+patient|back)|recheck|repeat|refer(?:red|ral)?|appointment|schedul\w+|to\s+be\s+seen|seen\s+(?:back|again)\s+in|will\s+(?:see|call|need)|advised\s+to|instructed\s+to|call\s+(?:if|for|the)|come\s+back|recommend\w*)\b/iu;
/** Said outside any section of its own: a next step with a time or a person. */
const ahead =
  /\bfollow(?:ed|ing)?[\s-]?up\s+(?:with|in|at|on)\b|\breturn\s+(?:to|in)\b|\b(?:repeat\w*|recheck\w*|refer\w*|see\w*|suggest\w*|recommend\w*|advis\w*)\b[^.]{0,80}\b(?:in|within|after)\s+(?:\d|one|two|three|four|six|eight|a)\b/iu;
const past = /\b(?:was|were)\s+\p{L}+(?:ed|en)\b/iu;
const own = /^(?:follow|disposition|discharge\s+(?:instructions|plan)|recommendation)/u;

/** In reading order; everything under a heading of its own, else only sentences that look ahead. */
export function findFollowUp(text: string, names: readonly string[]): readonly Candidate[] {
  const seen = new Set<string>();
  const sections = sectionsNamed(readSections(text), names);
  const spans = sections.flatMap((section) =>
    own.test(section.heading)
      ? listItems(text, section)
      : sentencesIn(text, section).filter(({ start, end }) => next.test(text.slice(start, end))),
  );
  const all =
    spans.length > 0 ? spans : splitSentences(text).filter(({ start, end }) => ahead.test(text.slice(start, end)));
  return all.flatMap((span) => {
    const words = text.slice(span.start, Math.min(span.end, span.start + 300)).replace(/\s+/gu, ' ');
    if (past.test(words) && !next.test(words)) return [];
    if (seen.has(words.toLowerCase()) || !/\p{L}{3}/u.test(words)) return [];
    seen.add(words.toLowerCase());
    return [
      candidate({
        spans: [{ start: span.start, end: Math.min(span.end, span.start + 300) }],
        value: words,
        normalised: words,
        score: spans.length > 0 ? 0.8 : 0.6,
        reason: 'it says what is to happen next',
      }),
    ];
  });
}

function sentencesIn(text: string, section: TextSpan): readonly TextSpan[] {
  return splitSentences(text.slice(section.start, section.end)).map(({ start, end }) => ({
    start: start + section.start,
    end: end + section.start,
  }));
}
