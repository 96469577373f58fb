/** Tells English from Spanish by their commonest short words: enough to choose a tagger, never shown as a fact. */
import { words } from '../heads/words.ts';

const common = {
  en: new Set('the of and to in is for with was on are be by from at this that you my'.split(' ')),
  es: new Set('de la el en y que los del se las por con un una su para es al lo con'.split(' ')),
} as const;

export type GuessedLanguage = keyof typeof common;

/** `es` when the text has more of the Spanish words, else `en`. Reads the first 20,000 units. */
export function guessLanguage(text: string): GuessedLanguage {
  const found = words(text.slice(0, 20_000));
  const share = (language: GuessedLanguage): number => found.filter((word) => common[language].has(word)).length;
  return share('es') > share('en') ? 'es' : 'en';
}
