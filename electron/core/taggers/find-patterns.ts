/** Finds what a shape alone gives away: e-mail addresses, card numbers, bank accounts. */
import type { TaggerPattern } from '../../contract/tagger.ts';

interface PatternSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly probability: number;
}

/** Matches of all patterns in reading order; of two that overlap the one listed first stays. */
export function findPatterns(patterns: readonly TaggerPattern[], text: string): PatternSpan[] {
  const found: PatternSpan[] = [];
  for (const { type, expression, check, probability } of patterns) {
    for (const match of text.matchAll(new RegExp(expression, 'giu'))) {
      const span = { type, start: match.index, end: match.index + match[0].length, probability };
      const free = !found.some((other) => span.start < other.end && span.end > other.start);
      if (span.end > span.start && free && passes(check, match[0])) found.push(span);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function passes(check: TaggerPattern['check'], text: string): boolean {
  if (check === 'luhn') return isLuhn(text.replace(/\D/g, ''));
  return check === 'none' || isIban(text.replace(/[^0-9A-Za-z]/g, '').toUpperCase());
}

/** ISO/IEC 7812: every second digit from the right doubled, digit sum divisible by ten. */
export function isLuhn(digits: string): boolean {
  const total = Array.from(digits)
    .reverse()
    .map((digit, at) => Number(digit) * (at % 2 === 0 ? 1 : 2))
    .reduce((sum, doubled) => sum + (doubled > 9 ? doubled - 9 : doubled), 0);
  return digits.length > 0 && total % 10 === 0;
}

/** ISO 13616: the country and check digits moved to the end, letters as numbers, remainder 1 by 97. */
export function isIban(account: string): boolean {
  const moved = account.slice(4) + account.slice(0, 4);
  let remainder = 0;
  for (const character of moved) {
    const number = parseInt(character, 36);
    remainder = (remainder * (number > 9 ? 100 : 10) + number) % 97;
  }
  return account.length >= 15 && remainder === 1;
}
