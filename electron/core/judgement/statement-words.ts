/** The words of a claim or sentence with what they are: numbers, negations, dates and units decide whether a claim holds. */

export type WordKind = 'number' | 'negation' | 'month' | 'unit' | 'name' | 'small' | 'word';

export interface StatementWord {
  /** Lower case; a number without separators of thousands and without trailing zeros. */
  readonly text: string;
  /** Two words with the same stem are the same word in another form. */
  readonly stem: string;
  readonly kind: WordKind;
}

/** Longer texts are cut: comparing costs the product of both lengths. */
const mostWords = 160;

const token = /\p{Nd}+(?:[.,]\p{Nd}+)*%?|[\p{L}\p{M}]+(?:['’][\p{L}]+)?(?:-?\p{Nd}+)?|%/gu;

const negations = new Set(
  'not no never none nor neither cannot without lack lacks lacking absence fails failed fail unable denies denied'.split(
    ' ',
  ),
);
const months = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);
const units = new Set(
  `mg g kg mcg µg ng ml l dl cm mm m km day days week weeks month months year years hour hours minute minutes second seconds percent % million
  billion thousand hundred dollars euros mmhg mmol kcal iu units tablets daily weekly monthly yearly annually business calendar`.split(
    /\s+/u,
  ),
);
const small = new Set(
  `a an the of to in on at by for from with and or is are was were be been being am do does did has have had this that these those it its he she
  they them his her their our your we you i who whom whose which what as so such into over under about between than then there here also any
  each other own same will would shall should can could may might must if when where while s`.split(/\s+/u),
);

const kinds: readonly (readonly [WordKind, ReadonlySet<string>])[] = [
  ['negation', negations],
  ['unit', units],
  ['small', small],
];

/** Words in order, at most 160. Months count as such only with a capital. */
export function statementWords(text: string): readonly StatementWord[] {
  const found = [...text.matchAll(token)].slice(0, mostWords);
  return found.map((match, at) => {
    const [word] = match;
    const lower = word.toLowerCase().replace(/’/gu, "'");
    const kind = kindOf(word, lower, at);
    const plain = kind === 'number' ? plainNumber(lower) : lower.replace(/'s$/u, '');
    return { text: plain, stem: kind === 'number' ? plain : stemOf(plain), kind };
  });
}

function kindOf(word: string, lower: string, at: number): WordKind {
  if (/^\p{Nd}/u.test(lower)) return 'number';
  if (isMonth(word, lower, at)) return 'month';
  const listed = kinds.find(([, words]) => words.has(lower));
  if (listed !== undefined) return listed[0];
  if (lower.endsWith("n't")) return 'negation';
  return isName(word, at) ? 'name' : 'word';
}

/** `May` at the beginning may be the verb. */
function isMonth(word: string, lower: string, at: number): boolean {
  return months.has(lower) && /^\p{Lu}/u.test(word) && !(lower === 'may' && at === 0);
}

/** A capital inside the sentence, or a capital or digit inside the word. */
function isName(word: string, at: number): boolean {
  return (at > 0 && /^\p{Lu}/u.test(word)) || /\p{Nd}|.\p{Lu}/u.test(word);
}

/** `1,250.50` and `1250.5` are the same number. */
function plainNumber(written: string): string {
  const plain = written.replace(/,(?=\p{Nd}{3}(?!\p{Nd}))/gu, '').replace(/,/gu, '.');
  return plain.includes('.') ? plain.replace(/\.?0+(?=%?$)/u, '') : plain;
}

const endings = /(?:ations?|ating|ated|ates?|ities|ity|ments?|ings?|ions?|ied|ies|ing|ers?|ed|es|s|e|y)$/u;

function stemOf(word: string): string {
  return word.length < 5 ? word.replace(/s$/u, '') : word.replace(endings, '');
}
