/** The stems by which names of provisions and the words of a text are compared. The recipes have the same rule (models/recipes/provisions.py). */

const empty = new Set(
  'a an the of in on at to for with and or by from as upon under this that such any all'.split(' '),
);

const endings = 'ification ation ify ment ity ing ion ance ence able ory ive er or ed al y e'.split(' ');
const shortest = 4;

/** Stems of the words of a name that carry meaning, in order and each once. */
export function nameStems(name: string): readonly string[] {
  const words = letterRuns(name).filter((word) => !empty.has(word) && Array.from(word).length > 1);
  return [...new Set(words.map(nameStem))];
}

/** Stems of every word of a text, in order. */
export function textStems(text: string): readonly string[] {
  return letterRuns(text).map(nameStem);
}

function letterRuns(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

/** Singular first, then the longest of the commonest endings that leaves four letters. */
function nameStem(word: string): string {
  const one = singular(word);
  const ending = endings.find((end) => one.endsWith(end) && one.length - end.length >= shortest);
  return ending === undefined ? one : one.slice(0, -ending.length);
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:xes|ches|shes|sses)$/u.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/u.test(word) && word.length > 3) return word.slice(0, -1);
  return word;
}
