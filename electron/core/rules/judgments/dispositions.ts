/** What a court decided in the end. */
import { candidate, type Candidate } from '../candidate.ts';
import { splitSentences } from '../sentences.ts';

const ordered =
  /\b(?:(?:the\s+)?(?:appeals?|petitions?|applications?|motions?|suits?|claims?|complaints?|judgments?|order|conviction|sentence|case)\s+(?:is|are|was|were|be|stands?|stand|must\s+be|should\s+be|shall\s+be|will\s+be)\s+(?:hereby\s+|accordingly\s+|therefore\s+|partly\s+|partially\s+)?(?:dismissed|allowed|granted|denied|affirmed|reversed|vacated|remanded|set\s+aside|quashed|upheld|rejected|disposed)|(?:we|I)\s+(?:(?:would|therefore|accordingly|hereby|also)\s+){0,2}(?:affirm|reverse|vacate|dismiss|allow|remand|grant|deny|uphold)|AFFIRMED|REVERSED|VACATED|REMANDED|DISMISSED|(?:it\s+is\s+)?(?:so\s+)?ORDERED|judgment\s+(?:is\s+entered|for\s+the)|GRANTED|DENIED)\b/u;

/** The last sentence that orders something. */
export function findDispositions(text: string): readonly Candidate[] {
  const from = Math.max(0, text.length - 6000);
  const last = splitSentences(text.slice(from)).findLast(({ start, end }) =>
    ordered.test(text.slice(start + from, end + from)),
  );
  if (last === undefined) return [];
  const start = last.start + from;
  const end = Math.min(last.end + from, start + 1000);
  const value = text.slice(start, end);
  return [
    candidate({
      spans: [{ start, end }],
      value,
      normalised: value.replace(/\s+/gu, ' '),
      score: 0.8,
      reason: 'the last sentence that orders something',
    }),
  ];
}
