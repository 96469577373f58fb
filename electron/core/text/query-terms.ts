/** What to look for when someone asks: content words, and phrases that were put in quotation marks. */

export interface QueryTerms {
  /** Phrases of two or more words that stood in quotation marks, as typed. */
  readonly exact: readonly string[];
  /** Content words in the order of the question, each once; identifiers, amounts and dates stay whole: `LF-2024-0187`, `$250,000`, `9.1%`. */
  readonly terms: readonly string[];
}

/** Words that carry no content in a question. */
const empty: ReadonlySet<string> = new Set(
  `a about after again all also am an and any are as at be because been before being between both but by can could did do does doing done down
  during each either every few find for from further give given had has have having he her here hers him his how i if in into is it its itself
  just list many may me might more most much must my neither no nor not of off on once one only or other our out over please put say said says
  shall she should show so some state stated states such tell than that the their them then there these they this those through to too under
  until up upon us very was we were what when where which while who whom whose why will with within without would you your`.split(
    /\s+/u,
  ),
);

const quoted = /"([^"\n]{2,200})"|“([^”\n]{2,200})”|«([^»\n]{2,200})»/gu;

/** An amount or percentage; an identifier with inner signs; a word with inner apostrophes. */
const token = /[$€£¥]\s?\d[\d.,]*\d|[$€£¥]\s?\d|\d[\d.,]*\d\s?%|\d\s?%|[\p{L}\p{N}]+(?:[-./_:,'’&§][\p{L}\p{N}]+)*/gu;

/** Deterministic; no stemming, because what is searched for is also shown and counted. At most 64 terms. */
export function queryTerms(question: string): QueryTerms {
  const exact = [...question.matchAll(quoted)]
    .map(([, straight, curly, angled]) => (straight ?? curly ?? angled ?? '').trim())
    .filter((phrase) => /\S\s+\S/u.test(phrase));
  const words = [...question.matchAll(token)].flatMap(([word]) => toTerms(word));
  return { exact: [...new Set(exact)], terms: firstOfEach(words).slice(0, 64) };
}

/** Something with a digit stays whole. Other compounds are searched whole; a possessive loses its ending. */
function toTerms(word: string): readonly string[] {
  const plain = word.replace(/['’]s$/u, '');
  if (/\d/u.test(plain)) return [plain];
  if (plain.length < 2 || empty.has(plain.toLowerCase())) return [];
  return /[/,:]/u.test(plain) ? plain.split(/[/,:]/u).flatMap(toTerms) : [plain];
}

function firstOfEach(words: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return words.filter((word) => {
    const key = word.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
