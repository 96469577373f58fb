/** Whose law the contract names. */
import { bestFirst, candidate, type Candidate, type TextSpan } from '../candidate.ts';
import { foldSpace, type ContractText } from './contract-text.ts';
import { findPlaces, type Place } from './places.ts';

const governed =
  /\b(?:govern(?:ed|s)?|controlled|constru(?:ed|ction|e)|interpret(?:ed|ation)?|governing\s+law|applicable\s+law|choice\s+of\s+law|subject\s+to|in\s+accordance\s+with|enforced|performed|disputes)\b/iu;
const law = /\b(?:laws?|statutes|legislation|legal\s+system|jurisdiction)\b/giu;
/** Stands between the law and its place. */
const exception = /^\s?,\s+(?:other\s+than|excluding|without)\b[^,.;]{0,70},/iu;
/** "made in the State of California and governed by the laws thereof": the place was named before. */
const backwards = /^\s+thereof\b/iu;
const incorporated = /\b(?:organi[sz]ed|incorporated|existing|formed|registered|established|duly)\b[^.;]{0,80}$/iu;
const sideRule =
  /\b(?:conflicts?|choice)\s+of\s+laws?|\b(?:without|regardless|excluding|exclusive)\b|\bjurisdiction\s+(?:of|other)|\bcourts?\b|\bvenue\b/iu;

/** Candidates, best first. Two places in one clause are given together, joined by `; `. */
export function findGoverningLaw({ text, sentences }: ContractText): readonly Candidate[] {
  return bestFirst(sentences.flatMap((sentence) => inSentence(text, sentence)));
}

function inSentence(text: string, sentence: TextSpan): readonly Candidate[] {
  const body = text.slice(sentence.start, sentence.end);
  if (!governed.test(body)) return [];
  const found: Candidate[] = [];
  for (const match of body.matchAll(law)) {
    const end = match.index + match[0].length;
    const named = placesAfter(body, end + (exception.exec(body.slice(end, end + 100))?.[0].length ?? 0));
    const places = named.length > 0 ? named : placeBefore(body, match.index, backwards.test(body.slice(end, end + 10)));
    if (places.length === 0 || incorporated.test(body.slice(0, match.index))) continue;
    found.push(lawCandidate(body, sentence, match.index, places));
  }
  return bestFirst(found).slice(0, 1);
}

// The places that follow `laws of the State of …` before anything else begins.
function placesAfter(body: string, from: number): readonly Place[] {
  const window = body.slice(from, from + 220);
  const stop = sideRule.exec(window)?.index ?? window.length;
  const clause = window.slice(0, stop);
  const places = findPlaces(clause);
  const first = places[0];
  if (
    first === undefined ||
    first.start > 90 ||
    !/^[\s,()]*(?:of|in|and|applicable|from|then|governing|:|-|\()/iu.test(clause)
  )
    return [];
  const kept = [first];
  for (const place of places.slice(1)) {
    const between = clause.slice(kept.at(-1)?.end ?? 0, place.start);
    if (/^\s*(?:,|and|or|&|and\s+the\s+(?:federal\s+)?laws?\s+of|\s|the|laws?\s+of|state\s+of|of|\()*$/iu.test(between))
      kept.push(place);
  }
  return kept.map((place) => ({ ...place, start: place.start + from, end: place.end + from }));
}

// `English law`, `New York law`; with `anywhere` the last place before the law.
function placeBefore(body: string, lawAt: number, anywhere: boolean): readonly Place[] {
  const from = Math.max(0, lawAt - (anywhere ? 200 : 40));
  const places = findPlaces(body.slice(from, lawAt));
  const last = places.at(-1);
  if (last === undefined || (!anywhere && !/^\s*(?:state\s+)?$/iu.test(body.slice(from + last.end, lawAt)))) return [];
  return [{ ...last, start: from + last.start, end: from + last.end }];
}

function lawCandidate(body: string, sentence: TextSpan, lawAt: number, places: readonly Place[]): Candidate {
  const lead = body.slice(Math.max(0, lawAt - 250), lawAt);
  const strong = /\b(?:govern|constru|interpret)/iu.test(lead);
  const whole = /\bagreement|contract|lease|license|hereof\b/iu.test(lead);
  // The law of the union stands beside that of a state more often than alone.
  const union = nameOf(places).startsWith('United States');
  const start = Math.min(...places.map((place) => place.start));
  const end = Math.max(...places.map((place) => place.end));
  return candidate({
    spans: [{ start: sentence.start + start, end: sentence.start + end }],
    value: foldSpace(body.slice(start, end)),
    normalised: nameOf(places),
    score: 0.5 + (strong ? 0.35 : 0) + (whole ? 0.1 : 0) - (union ? 0.06 : 0),
    reason: strong ? 'the place after "governed by the laws of"' : 'a place whose law is named',
  });
}

// A state and its country are one place; two states are two.
function nameOf(places: readonly Place[]): string {
  const names = [...new Set(places.map(({ name }) => name))];
  const states = names.filter(
    (name) => !/^(?:United States(?: of America)?|Canada|United Kingdom|Australia|China)$/u.test(name),
  );
  return (states.length > 0 ? states : names).join('; ');
}
