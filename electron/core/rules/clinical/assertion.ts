/** Whether a note affirms what it names: after NegEx and ConText (Chapman 2001, Harkema 2009), with a short list of cues. */
import type { Assertion } from '../../../contract/finding.ts';

/** Cues before the words, which reach forward to the next stop or turn. */
const leading: readonly (readonly [Assertion, RegExp])[] = [
  [
    'family',
    /\b(?:family\s+history|father|mother|brothers?|sisters?|siblings?|grand(?:mother|father|parents?)|aunt|uncle|paternal|maternal|parents?)\b/iu,
  ],
  [
    'negated',
    /\b(?:no|not|denies|denied|denying|deny|without|negative\s+for|absence\s+of|free\s+of|rule[sd]?\s+out|ruled\s+out\s+for|never\s+had|no\s+(?:evidence|sign|signs|history|known)\s+(?:of)?|resolved\s+without|fails?\s+to\s+reveal|unremarkable\s+for|nor|neither|declines)\b/iu,
  ],
  [
    'possible',
    /\b(?:possible|possibly|probable|probably|likely|suspected|suspicion\s+(?:of|for)|suspicious\s+for|may\s+(?:have|be|represent)|might|could\s+(?:be|represent)|cannot\s+exclude|can(?:not)?\s+be\s+excluded|question\s+of|questionable|concern(?:ing)?\s+for|consider|rule\s+out|r\/o|versus|vs\.?|differential|suggest(?:s|ive)|presumed|appears\s+to)\b/iu,
  ],
  [
    'past',
    /\b(?:history\s+of|h\/o|hx\s+of|status\s+post|s\/p|previous(?:ly)?|prior|past|in\s+the\s+past|years?\s+ago|remote|childhood|former(?:ly)?|resolved)\b/iu,
  ],
];
/** Cues after the words. */
const trailing: readonly (readonly [Assertion, RegExp])[] = [
  [
    'negated',
    /^[\s,:(-]{0,4}(?:is\s+|was\s+|are\s+|were\s+|has\s+been\s+)?(?:negative|absent|not\s+(?:present|seen|identified|found|noted)|ruled\s+out|denied|excluded|unlikely|none)\b/iu,
  ],
  [
    'possible',
    /^[\s,:(-]{0,4}(?:is\s+|was\s+)?(?:possible|suspected|likely|cannot\s+be\s+(?:excluded|ruled\s+out)|questionable|in\s+question|\?)/iu,
  ],
  [
    'past',
    /^[\s,:(-]{0,4}(?:is\s+|was\s+|has\s+)?(?:resolved|in\s+remission|in\s+the\s+past|\d+\s+years\s+ago|years\s+ago|in\s+(?:19|20)\d\d)\b/iu,
  ],
];
/** What looks like a cue and is none. */
const pseudo =
  /\b(?:no\s+(?:increase|change|significant\s+change|longer|further)|not\s+(?:only|certain|sure|necessarily)|without\s+difficulty|gram\s+negative|no\s+doubt)\b/giu;
const turn =
  /\b(?:but|however|although|though|except|aside\s+from|apart\s+from|yet|which|who|presents?\s+with|complains?\s+of|reveals?|showed|shows|positive\s+for|because|secondary\s+to|due\s+to|since)\b|[.;:\n]/giu;
const byHeading: readonly (readonly [Assertion, RegExp])[] = [
  ['family', /\bfamily\b/u],
  ['past', /\b(?:past|prior|previous|surgical)\s+(?:medical\s+|surgical\s+)?history|^history$|^pmh|^psh/u],
];

/** `start` and `end` are UTF-16 units into `text`; `heading` is that of the section, in lower case. */
export function assertionOf(text: string, start: number, end: number, heading: string): Assertion {
  const lead = reach(text.slice(Math.max(0, start - 120), start)).replace(pseudo, ' ');
  const tail = text.slice(end, end + 60);
  const words = text.slice(start, end);
  for (const [assertion, cue] of trailing) if (cue.test(tail)) return assertion;
  const found = leading.filter(([, cue]) => cue.test(lead)).map(([assertion]) => assertion);
  const inside = leading.filter(([assertion, cue]) => isInside(assertion, cue, words)).map(([assertion]) => assertion);
  const cued = strongest([...found, ...inside]);
  return cued ?? byHeading.find(([, form]) => form.test(heading))?.[0] ?? 'affirmed';
}

// A cue inside the words counts at their start; "resolved" and its like count anywhere.
function isInside(assertion: Assertion, cue: RegExp, words: string): boolean {
  const at = cue.exec(words)?.index ?? -1;
  return assertion === 'past' ? at >= 0 : at >= 0 && at < 4;
}

// The words since the last stop or turn.
function reach(lead: string): string {
  let from = 0;
  for (const match of lead.matchAll(turn)) from = match.index + match[0].length;
  return lead.slice(from);
}

// "No family history of" is about the family and denied: denial wins. "History of possible" is possible.
function strongest(found: readonly Assertion[]): Assertion | null {
  return (['negated', 'family', 'possible', 'past'] as const).find((one) => found.includes(one)) ?? null;
}
