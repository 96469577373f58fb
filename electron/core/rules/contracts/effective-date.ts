/** The day from which a contract binds: said in so many words, or by pointing at the date that it bears. */
import { bestFirst, candidate, type Candidate } from '../candidate.ts';
import type { DateMention } from '../dates.ts';
import { dateCandidate, findAgreementDates, signatureDates } from './agreement-date.ts';
import { after, before, type ContractText } from './contract-text.ts';

const defined = /^[^.;]{0,60}["“”'(][^"“”.;]{0,30}(?:effective|commencement)\s+date/iu;
const effective =
  /\b(?:effective(?:\s+date)?(?:\s+of\s+this\s+\w+)?(?:\s+(?:as\s+of|as\s+from|on|from|is|shall\s+be|beginning(?:\s+on)?|commencing(?:\s+on)?|means))*|(?:commenc\w+|begin\w*|start\w*|take\s+effect|takes\s+effect|come\w*\s+into\s+(?:force|effect)|in\s+effect)(?:\s+(?:as\s+of|as\s+from|on|from|upon|with))*|contract\s+start|commencement\s+date(?:\s+(?:is|shall\s+be))?)[\s:,(“"]{0,4}(?:the\s+)?$/iu;
const pointing =
  /["“](?:effective|commencement)\s+date["”]?[\s,)]{0,3}(?:means|shall\s+mean|is|shall\s+be)?[^.]{0,40}\b(?:date\s+(?:first\s+)?(?:set\s+forth|written|above|hereof|of\s+this)|(?:first|above)\s+written)|\b(?:effective|commences?|commencing|commencement|force|effect|begins?|beginning)\b[^.]{0,50}\b(?:the\s+date\s+(?:first\s+)?(?:above|set\s+forth|written|hereof|of\s+this\s+agreement|hereof)|first\s+(?:above\s+)?written|date\s+hereof)/giu;

/** "the date of the last signature". */
const bySignature =
  /\beffective\s+date\b[^.]{0,140}\b(?:last|latest|later)\b[^.]{0,50}\b(?:sign\w*|execut\w*|below)\b/iu;

/** Candidates, best first. */
export function findEffectiveDates(contract: ContractText): readonly Candidate[] {
  const agreement = findAgreementDates(contract);
  return bestFirst([
    ...contract.dates.flatMap((mention, index) => stated(mention, contract.dates[index + 1], contract.text)),
    ...pointed(contract, agreement[0]),
    ...lastSigned(contract),
    ...agreement
      .slice(0, 1)
      .map((one) => ({ ...one, score: one.score * 0.7, reason: `no other start is named; ${one.reason}` })),
  ]);
}

function stated(mention: DateMention, next: DateMention | undefined, text: string): readonly Candidate[] {
  const open = mention.iso === null ? 0.1 : 0;
  const late = Math.min(0.2, mention.start / 200_000);
  if (defined.test(after(text, mention.end, Math.min(110, (next?.start ?? text.length) - mention.end)))) {
    return [dateCandidate(mention, 0.97 - open - late, 'the date called "Effective Date"')];
  }
  const lead = before(text, mention.start, 60);
  if (!effective.test(lead)) return [];
  const word = /effective/iu.test(lead) ? 0.9 : 0.75;
  return [dateCandidate(mention, word - open - late, 'the date after "effective" or "commences"')];
}

function lastSigned(contract: ContractText): readonly Candidate[] {
  if (!bySignature.test(contract.text.slice(0, 40_000))) return [];
  return bestFirst(signatureDates(contract))
    .slice(0, 1)
    .map((one) => ({ ...one, score: 0.8, reason: 'the text points at the date of the last signature' }));
}

// "the Effective Date means the date first written above": the evidence is both the words and the date.
function pointed({ text }: ContractText, agreement: Candidate | undefined): readonly Candidate[] {
  if (agreement === undefined) return [];
  const match = text.matchAll(pointing).next().value;
  if (match === undefined) return [];
  return [
    candidate({
      ...agreement,
      spans: [...agreement.spans, { start: match.index, end: match.index + match[0].length }],
      score: agreement.score * 0.9,
      reason: 'the text points at the date that the contract bears',
    }),
  ];
}
