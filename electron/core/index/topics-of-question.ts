/** Recognises which of some named topics a question is about, by its rare words. Pure. */

export interface AskedTopic {
  readonly topic: string;
  /** How much of the topic's own words the question speaks, in [0, 1]. */
  readonly strength: number;
}

export type TopicMatcher = (terms: readonly string[]) => readonly AskedTopic[];

/** Words of asking, which tell nothing about what is asked for. */
const asking: ReadonlySet<string> = new Set(
  'agreement agreements article clause clauses contract contracts details document find highlight lawyer paragraph part parts passage provision provisions related reviewed section there this under which'.split(
    ' ',
  ),
);

/** Topics as far behind the best one as this are not meant. */
const nearBest = 0.75;

/**
 * `topics`: words by name, the name's own words among them. A word counts by how few topics share it. The strength is the
 * share of the question's weight that the topic explains, so that a question about something else keeps a low one.
 */
export function topicMatcher(topics: Readonly<Record<string, string>>): TopicMatcher {
  const words = Object.entries(topics).map(([topic, text]) => ({ topic, words: wordsOf(text) }));
  const rarity = (word: string): number => {
    const sharing = words.filter((one) => one.words.some((other) => isSame(word, other))).length;
    return Math.log(1 + words.length / Math.max(1, sharing));
  };
  const strange = Math.log(1 + words.length);
  return (terms) => {
    const asked = wordsOf(terms.join(' ')).map((word) => ({ word, weight: rarity(word) }));
    const whole = asked.reduce((sum, { word, weight }) => sum + (isKnown(word, words) ? weight : strange / 2), 0);
    if (whole === 0) return [];
    const scored = words.map((one) => ({
      topic: one.topic,
      strength:
        asked.reduce((sum, { word, weight }) => sum + (one.words.some((own) => isSame(word, own)) ? weight : 0), 0) /
        whole,
    }));
    const best = Math.max(...scored.map(({ strength }) => strength));
    return scored.filter(({ strength }) => strength > 0 && strength >= best * nearBest);
  };
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])].filter((word) => !asking.has(word));
}

function isKnown(word: string, topics: readonly { readonly words: readonly string[] }[]): boolean {
  return topics.some((one) => one.words.some((own) => isSame(word, own)));
}

/** Two forms of one word: equal up to six letters, or up to the whole of the shorter one when that has at least four. */
function isSame(left: string, right: string): boolean {
  const length = Math.min(6, left.length, right.length);
  if (length < 4) return left === right || `${left}s` === right || left === `${right}s`;
  return left.slice(0, length) === right.slice(0, length);
}
