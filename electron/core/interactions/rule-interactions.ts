/** Pairs of drugs by rules: what stands beside words of interaction in one sentence. The simple peer of the trained pair head, and what answers without it. */
import { textSegments } from '../heads/text-segments.ts';
import type { Interaction, QuotedMention } from './find-interactions.ts';
import type { Mention } from './pair-text.ts';

/** Marks the chemicals of a sentence; offsets are UTF-16 units into it. */
export type MarkDrugs = (sentence: string) => readonly Mention[];

const cue =
  /\b(?:interact\w*|concomitant\w*|co-?administ\w*|concurrent\w*|combin(?:ed|ation)|together\s+with|(?:used|given|taken|treated)\s+with|potentiat\w*|enhanc\w*|additive|synergis\w*|antagoni[sz]e\w*|contraindicated|attenuat\w*|diminish\w*|(?:increase|decrease|reduce|raise|lower|inhibit|induce|alter|affect)[sd]?|(?:increas|decreas|reduc|rais|inhibit|induc)ing|avoid\w*|not\s+(?:be\s+)?(?:used|given|administered|co-?administered))\b/iu;
/** Classes of drugs, which a tagger of chemicals does not mark. */
const drugClass =
  /\b(?:(?:[\p{L}\d-]+\s+){0,2}(?:inhibitors?|blockers?|antagonists?|agonists?|inducers?|diuretics?|anticoagulants?|antihypertensives?|anesthetics|barbiturates|narcotics|opioids|corticosteroids|glycosides|supplements|salt\s+substitutes|antidepressants|antidiabetics|anti-?inflammatory\s+(?:drugs|agents)|hypotensive\s+agents|antiarrhythmics?)|NSAIDs?|ARBs?|MAOIs?|SSRIs?|beta-?blockers?|nitrates|statins|thiazides|alcohol|grapefruit\s+juice)\b(?!\s+(?:effects?|actions?|activity|therapy))/giu;
/** Words that stand before a class and are none of its name. */
const lead =
  /^.*\b(?:and|or|of|with|the|a|an|as|other|use|by|to|some|any|certain|such|when|including|both|also|are|is|if|in|on|for|from|like)\s+/iu;
/** Blood values and salts, which labels name as effects of drugs. */
const measured =
  /^(?:creatinine|urea|nitrogen|blood urea nitrogen|bun|sodium|potassium|glucose|chloride|calcium|magnesium|uric acid|cholesterol|aldosterone|angiotensin(?: ii)?|renin|norepinephrine|salt|oxygen|bicarbonate|triglycerides?|hydrochloride|catecholamines?)$/iu;
/** Farther apart, two drugs of a sentence are seldom a pair. */
const farthest = 220;
const mostMentions = 14;
const mostPaired = 4;
/** What stands between two members of a list. */
const listGap = /^[\s,;:/()[\]]*(?:(?:and|or|nor|e\.g\.|i\.e\.|such\s+as|including|other|and\/or)[\s,;:/()[\]]*)*$/iu;
/** Of pairs that these rules gave on the training labels of NLM-DDI, about this share was marked. */
const measuredPrecision = 0.3;

/** In reading order. With more than four drugs in a sentence the first is taken to be what the others interact with. */
export function ruleInteractions(text: string, markDrugs: MarkDrugs): Interaction[] {
  return textSegments(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    if (!cue.test(sentence)) return [];
    const mentions = allMentions(sentence, markDrugs);
    return pairs(mentions)
      .filter(([a, b]) => isFar(sentence, a, b, mentions))
      .map(([a, b]) => ({ a: quoted(text, start, a), b: quoted(text, start, b), probability: measuredPrecision }));
  });
}

function allMentions(sentence: string, markDrugs: MarkDrugs): Mention[] {
  const classes = [...sentence.matchAll(drugClass)].map((match) => {
    const skipped = lead.exec(match[0])?.[0].length ?? 0;
    return { start: match.index + skipped, end: match.index + match[0].length };
  });
  const free = markDrugs(sentence).filter(
    (drug) =>
      !measured.test(sentence.slice(drug.start, drug.end)) &&
      !classes.some((one) => one.start < drug.end && drug.start < one.end),
  );
  return [...classes, ...free].sort((left, right) => left.start - right.start).slice(0, mostMentions);
}

function pairs(mentions: readonly Mention[]): (readonly [Mention, Mention])[] {
  const [first, ...rest] = mentions;
  return mentions.length > mostPaired && first !== undefined
    ? rest.map((other) => [first, other] as const)
    : mentions.flatMap((b, at) => mentions.slice(0, at).map((a) => [a, b] as const));
}

// Not the same words, near enough, and more between them than a list has: "omeprazole or esomeprazole" are no pair.
function isFar(sentence: string, a: Mention, b: Mention, mentions: readonly Mention[]): boolean {
  const words = ({ start, end }: Mention): string => sentence.slice(start, end).toLowerCase();
  const inner = mentions.filter(({ start, end }) => start >= a.end && end <= b.start);
  const ends = [...inner.map(({ start }) => start), b.start];
  const gaps = ends.map((end, at) => sentence.slice(inner[at - 1]?.end ?? a.end, end));
  return words(a) !== words(b) && b.end - a.start <= farthest && !gaps.every((gap) => listGap.test(gap));
}

function quoted(text: string, from: number, { start, end }: Mention): QuotedMention {
  return { start: from + start, end: from + end, text: text.slice(from + start, from + end) };
}
