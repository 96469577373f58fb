/** Which language a text is written in, by its commonest short words: enough to choose a tagger or to find that there is none. */
import { words } from '../heads/words.ts';

const common = {
  en: new Set(
    'the of and to in is for with was on are be by from at this that you my your it he she his her have has had i not a an or as we can will they what who there'.split(
      ' ',
    ),
  ),
  es: new Set('de la el en y que los del se las por con un una su para al lo no a fue se le como más'.split(' ')),
  fr: new Set(
    'le la les des du de et est dans un une pour que qui sur au aux avec il elle ne pas ce cette à a été'.split(' '),
  ),
  de: new Set(
    'der die das und ist in den von mit zu des im für auf nicht ein eine dem sich wird wurde bei als auch'.split(' '),
  ),
  it: new Set('il la di che e è in un una per del della dei le con non si da al alla nel sono gli lo come'.split(' ')),
  // Not "com", "o" and "e": addresses of sites and initials are full of them.
  pt: new Set('de que do da em um para não uma os no na por mais as dos foi ao se ele das'.split(' ')),
  nl: new Set('de het een en van in is op te dat met voor niet zijn aan er bij wordt werd om naar als ook'.split(' ')),
} as const;

type Known = keyof typeof common;
const languages = Object.keys(common) as Known[];
/** Of a hundred words of running text thirty to fifty are common ones. With fewer than this, names and addresses would decide. */
const leastShare = 0.1;
/** Where no tagger reads the language the text goes unread: that needs more words to be believed. */
const leastWords = { en: 1, es: 3, fr: 5, de: 5, it: 5, pt: 5, nl: 5 } as const satisfies Record<Known, number>;
/** Foreign names and addresses stand in Latin text: below this share of Latin letters it is none. */
const leastLatin = 0.2;
const letter = /\p{L}/gu;
const latin = /\p{Script=Latin}/gu;

/** ISO 639-1; `und` where the writing is not Latin. */
export type GuessedLanguage = Known | 'und';

/** The language with most of its common words; `en` where too few stand there to say otherwise. Reads the first 20,000 units. */
export function guessLanguage(text: string): GuessedLanguage {
  const start = text.slice(0, 20_000);
  if (isForeignWriting(start)) return 'und';
  const found = words(start);
  const count = (language: Known): number =>
    found.filter((word) => (common[language] as ReadonlySet<string>).has(word)).length;
  const counted = languages.map((language) => ({ language, count: count(language) }));
  const best = counted.reduce((left, right) => (right.count > left.count ? right : left));
  return best.count >= leastWords[best.language] && best.count >= found.length * leastShare ? best.language : 'en';
}

function isForeignWriting(text: string): boolean {
  const letters = text.match(letter)?.length ?? 0;
  return letters > 0 && (text.match(latin)?.length ?? 0) < letters * leastLatin;
}
