/** Where the rules read fewer than two parties, names that the tagger marks in the beginning of the contract are added. */
import { candidate, type Candidate, type TextSpan } from '../../core/rules/candidate.ts';
import { foldSpace } from '../../core/rules/contracts/contract-text.ts';
import type { Tagger } from '../../core/taggers/open-tagger.ts';
import { tagText } from '../../core/taggers/tag-text.ts';

/** As much as the tagger was trained on. */
const read = 3000;
const least = 0.2;
const longest = 90;
/** What field-probability.ts knows such a reading by: 3 of 7 were right on training contracts, with taggers that had not seen them. */
const score = 0.55;

/** What the text calls a party in brackets, or both parties together, is no name. */
const noName = /["“”;]|\b(?:part(?:y|ies)|shall|may|are|is|be|been|its|referred|each|named)\b/iu;
const calledBefore = /["“”'‘(]\s?(?:the\s)?$/iu;

/** `parties` as the rules found them, best first. */
export function addTaggedParties(parties: readonly Candidate[], names: Tagger, text: string): readonly Candidate[] {
  const [best] = parties;
  const known = Array.isArray(best?.value) ? best.value.map(String) : [];
  if (known.length > 1) return parties;
  const added = distinct(taggedNames(names, text), known);
  if (added.length === 0) return parties;
  return [
    candidate({
      spans: [...(best?.spans ?? []), ...added.map(({ start, end }) => ({ start, end }))],
      value: [...known, ...added.map(({ name }) => name)],
      normalised: [...known, ...added.map(({ name }) => name)],
      score,
      reason: 'names that the tagger marked in the beginning of the contract',
    }),
  ];
}

interface Named extends TextSpan {
  readonly name: string;
}

function taggedNames(names: Tagger, text: string): readonly Named[] {
  return tagText(names, text.slice(0, read)).flatMap(({ type, start, end, text: marked, probability }) => {
    if (type !== 'Parties' || probability < least || calledBefore.test(text.slice(Math.max(0, start - 8), start)))
      return [];
    const name = foldSpace(marked).trim();
    return isName(name) ? [{ start, end, name }] : [];
  });
}

function isName(name: string): boolean {
  const capitals = name.match(/\p{Lu}/gu)?.length ?? 0;
  return (
    capitals > 1 && /^[\p{Lu}\d(]/u.test(name) && name.length <= longest && /\s|\.com/u.test(name) && !noName.test(name)
  );
}

function distinct(found: readonly Named[], known: readonly string[]): readonly Named[] {
  const kept: Named[] = [];
  for (const one of found) {
    const names = [...known, ...kept.map(({ name }) => name)].map(plain);
    if (!names.some((name) => name.includes(plain(one.name)) || plain(one.name).includes(name))) kept.push(one);
  }
  return kept;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
