/** The sentences that say how long a contract runs at first: with an end, a length, or no end at all. */
import type { TextSpan } from '../candidate.ts';
import type { DateMention } from '../dates.ts';
import { findAnniversaries, findDurations, type Duration } from '../durations.ts';
import type { ContractText } from './contract-text.ts';

export interface TermSentence {
  readonly sentence: TextSpan;
  /** How surely the sentence is about the first term of this contract. */
  readonly score: number;
  /** Offsets into the whole text. */
  readonly date: DateMention | null;
  readonly duration: Duration | null;
  readonly perpetual: TextSpan | null;
  /** An explicit start in the same sentence. */
  readonly start: DateMention | null;
}

const longest = 1500;
const kind = '(?:\\w+[\\s-]+){0,3}(?:agreement|contract|lease|licen[cs]e|addendum|amendment|venture|jsma)';
const subject = new RegExp(
  `^(?:[\\d.]+\\s+)?It\\s+(?:shall|will|begins?|commences?|starts?|ends?|expires?|continues?|remains?)\\b|\\b(?:this\\s+${kind}|the\\s+${kind}|(?:\\w+\\s+)?term\\b|contract\\s+period|duration|(?:expiration|expiry|termination)\\s+date(?:\\s{0,3}:|["”]\\s+(?:shall\\s+)?means?\\b))`,
  'iu',
);
const runs =
  /\b(?:terms?\b|remain\w*|continu\w*|expir\w*|in\s+(?:full\s+)?(?:force|effect)|terminat\w+|valid|effective|duration|end(?:s|ing)?|commenc\w+|period)\b/iu;
/** What stands right before the date on which a term ends. */
const ending =
  /\b(?:(?:until|through|thru|till|expir\w+|end(?:s|ing)?|conclud\w+|(?<!(?:earlier|sooner|otherwise)\s+)terminat\w+|later\s+than|including|(?:expiration|expiry|termination)\s+date(?:["”]\s+(?:shall\s+)?means?)?|contract\s+end)[\s:,"“(]{0,4}(?:[^.,;]{0,40}?\b(?:on|of|at|as\s+of|including|the)[\s,]+){0,2}(?:\((?:i|a|x|1)\)\s{0,3})?|to\s+)$/iu;
const starting = /\b(?:commenc\w+|begin\w*|start\w*|effective|from|as\s+of)\b[^.;]{0,40}$/iu;
const openEnded =
  /\b(?:perpetual(?:ly)?|indefinite(?:ly)?|(?:in|for)\s+perpetuity|until\s+(?:it\s+is\s+|this\s+agreement\s+is\s+|such\s+time\s+as\s+it\s+is\s+)?(?:otherwise\s+|earlier\s+|so\s+|validly\s+)?(?:terminated|cancell?ed)|(?:effect|force|effective|continue|thereafter)\s+(?:unless|until)\s+(?:and\s+until\s+)?(?:it\s+is\s+)?(?:earlier\s+|sooner\s+|otherwise\s+)?terminated|until\s+(?:all|the\s+last)|(?:continue|continues|remain|remains|effect|force|effective)\b[^.;]{0,80}\b(?:until|for\s+so\s+long\s+as|as\s+long\s+as|unless)\s[^.;]{0,90}\b(?:terminat\w+|expir\w+|notice|remains?|owns?)|(?:end|ends|expire|expires)\s+(?:when|upon)\s[^.;]{0,60}\bterminat\w+)\b/iu;
const lengthLead =
  /\b(?:term|period|initial|for|of|be|is|until|through|expires?|continue\w*|ending|end|effect|force|date)\b[^.;]{0,60}$/iu;
const otherLength =
  /\b(?:notice|prior\s+to|within|cure|breach|renew\w*|extend\w*(?!\s+(?:until|through))|extension|additional|subsequent|successive|survive|confidential\w*|payment|invoice|warrant\w+|non-?compet\w*|per|every|each|least\s+once|uncured|during\s+the)\b[^.;]{0,25}$/iu;
const afterwards =
  /^['’]?[\s,]*(?:prior|advance|written|notice|before|to\s+month|(?:following|after|thereafter|from)\b(?:(?!\bunless\b)[^.,;]){0,30}\b(?:terminat|expir|end\s+of|last|shipment))/iu;

/** The last day as a term of its own: `"Expiration Date" means`, `Expiration Date:`. */
const definedEnd =
  /^(?:[\d.]+\s+|\([a-z]\)\s*)?["“]?(?:expiration|expiry)\s+date["”]?(?:\s{0,3}:|\s+(?:shall\s+)?means?\b)/iu;
/** Such a day is meant, and defined elsewhere: the sentence is not open-ended. */
const atDefinedEnd = /\b(?:on|until|through|at)\s+the\s+(?:expiration|expiry|termination|end)\s+date\b/iu;

/** Points for what a sentence says; each pattern was weighed on training contracts. */
const signs: readonly (readonly [number, RegExp])[] = [
  [
    0.25,
    new RegExp(
      `^(?:[\\d.]+\\s+)?[^.]{0,90}\\b(?:It(?=\\s+(?:begins|commences|starts|continues|runs)\\b)|this\\s+${kind}|the\\s+(?:\\w+\\s+){0,2}term|term\\s+of|initial\\s+term|duration)\\b[^.]{0,160}\\b(?:shall|will|is|are|commences?|begins?|becomes?|remains?|continues?|expires?|means?)\\b`,
      'iu',
    ),
  ],
  [
    0.2,
    new RegExp(
      `\\b(?:initial\\s+term|term\\s+of\\s+(?:this|the)\\s+${kind}|(?:initial|original)\\s+period)\\b|\\((?:the\\s+)?["“](?:initial\\s+)?term["”]`,
      'iu',
    ),
  ],
  [0.6, definedEnd],
  [0.1, /\b(?:commenc\w+|effective\s+date|date\s+hereof|begin\w*)\b/iu],
  [0.1, /\b(?:force|effect|continue|expire|terminate\s+on|remain)\b/iu],
  [
    -0.25,
    /\b(?:breach|default|insolven\w+|bankrupt\w+|surviv\w+|confidential\w*|indemnif\w+|insurance|warrant\w+|audit|records|competi\w+|solicit\w*)\b/iu,
  ],
  [
    -0.2,
    /\bduring\s+the\s+(?:\w+\s+)?term\b|\b(?:following|after)\s+the\s+(?:\w+\s+)?(?:termination|expiration|term)\b/iu,
  ],
  [-0.15, /\b(?:month|year)[\s-]+to[\s-]+(?:month|year)\b|^\s*(?:thereafter|after\s+the\s+initial|following\s+the)/iu],
];

/** Best first. */
export function findTermSentences(contract: ContractText): readonly TermSentence[] {
  return contract.sentences
    .flatMap((sentence) => readSentence(contract, sentence))
    .sort((left, right) => right.score - left.score || left.sentence.start - right.sentence.start);
}

function readSentence(contract: ContractText, sentence: TextSpan): readonly TermSentence[] {
  const body = contract.text.slice(sentence.start, Math.min(sentence.end, sentence.start + longest));
  if (!subject.test(body) || !runs.test(body)) return [];
  const dates = contract.dates.filter(({ start }) => start >= sentence.start && start < sentence.start + body.length);
  const date = dates.find((mention) => ending.test(body.slice(0, mention.start - sentence.start).slice(-70))) ?? null;
  const duration = termLength(body, sentence);
  const perpetual = openEnd(body, sentence);
  if (date === null && duration === null && perpetual === null) return [];
  const start =
    dates.find((mention) => mention !== date && starting.test(body.slice(0, mention.start - sentence.start))) ?? null;
  const score = scoreSentence(contract.text, sentence, body) - (date === null && duration === null ? 0.2 : 0);
  return [{ sentence, score: Math.max(0.05, Math.min(0.98, score)), date, duration, perpetual, start }];
}

// The first length of time that is not that of a notice, a cure, a renewal or of what follows the term.
function termLength(body: string, sentence: TextSpan): Duration | null {
  const found = [...findDurations(body), ...findAnniversaries(body)].find(({ start, end }) => {
    const lead = body.slice(Math.max(0, start - 90), start);
    return lengthLead.test(lead) && !otherLength.test(lead) && !afterwards.test(body.slice(end, end + 60));
  });
  return found === undefined
    ? null
    : { ...found, start: found.start + sentence.start, end: found.end + sentence.start };
}

function openEnd(body: string, sentence: TextSpan): TextSpan | null {
  const match = openEnded.exec(body);
  if (match === null || atDefinedEnd.test(body)) return null;
  return { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
}

function scoreSentence(text: string, sentence: TextSpan, body: string): number {
  const headed = /\bterm\b/iu.test(text.slice(Math.max(0, sentence.start - 60), sentence.start + 40)) ? 0.15 : 0;
  return signs.reduce((score, [points, sign]) => score + (sign.test(body) ? points : 0), 0.3 + headed);
}
