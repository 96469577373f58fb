/** Numbers in words, as contracts write them. English. */
const units = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const;
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
};

const small = [...units].reverse().join('|');
const ten = tens.filter((word) => word !== '').join('|');
/** Source of a regular expression for a number in words up to 999, or in figures. No capturing group. */
export const cardinalSource = `(?:(?:(?:${small})\\s+hundred(?:\\s+(?:and\\s+)?(?:(?:${ten})(?:[\\s-]+(?:${small}))?|(?:${small})))?|(?:${ten})(?:[\\s-]*(?:${small}))?|(?:${small})|an?)\\b|\\d{1,4}(?:\\.\\d{1,2})?)`;
/** Source for `first` … `thirty-first` in words. No capturing group. */
export const ordinalSource = `(?:(?:twenty|thirty)[\\s-]+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|${Object.keys(ordinals).join('|')})`;

/** `twenty-one` → 21, `one hundred and twenty` → 120, `a` → 1, `2.5` → 2.5; null when it is no number. */
export function readCardinal(words: string): number | null {
  const text = words.trim().toLowerCase();
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  if (text === 'a' || text === 'an') return 1;
  let total = 0;
  for (const word of splitCompound(text)) {
    if (word === 'and') continue;
    if (word === 'hundred') total = Math.max(total, 1) * 100;
    else {
      const value = wordValue(word);
      if (value === null) return null;
      total += value;
    }
  }
  return text === '' ? null : total;
}

/** `twenty-first` → 21, `15th` → 15; null when it is no ordinal. */
export function readOrdinal(words: string): number | null {
  const text = words.trim().toLowerCase();
  const figures = /^(\d{1,2})\s*(?:s\s*t|n\s*d|r\s*d|t\s*h)?$/u.exec(text)?.[1];
  if (figures !== undefined) return Number(figures);
  const parts = text.split(/[\s-]+/u);
  const last = ordinals[parts.at(-1) ?? ''];
  if (last === undefined) return null;
  return parts.length === 1 ? last : (readCardinal(parts[0] ?? '') ?? 0) + last;
}

// `thirtysix`, as some scans have it, is thirty-six.
function splitCompound(text: string): readonly string[] {
  return text.split(/[\s-]+/u).flatMap((word) => {
    const start = tens.find((name) => name !== '' && word.startsWith(name) && word !== name);
    return start === undefined ? [word] : [start, word.slice(start.length)];
  });
}

function wordValue(word: string): number | null {
  const unit = (units as readonly string[]).indexOf(word);
  if (unit >= 0) return unit;
  const decade = (tens as readonly string[]).indexOf(word);
  return decade > 0 ? decade * 10 : null;
}
