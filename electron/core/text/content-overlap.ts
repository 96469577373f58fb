/** How much of a question's content stands in a passage: plain words, no model. */

/** Words that carry no content in a question. */
const empty = new Set(
  `a an the of to in on at by for from with without and or not no nor is are was were be been being am do does did done has have had having
  this that these those it its he she they them his her their our your my we you i who whom whose what which when where why how if then than
  as so such into over under about between during may might can could shall should will would must any all each every some there here also
  please tell say says said give given find show patient's`.split(/\s+/u),
);

/** Share of the question's content words, by stem, that the passage holds; in [0, 1]. 0 when the question has none. */
export function contentOverlap(question: string, passage: string): number {
  const wanted = new Set(contentStems(question));
  if (wanted.size === 0) return 0;
  const held = new Set(contentStems(passage));
  let found = 0;
  for (const stem of wanted) if (held.has(stem)) found += 1;
  return found / wanted.size;
}

/** Content words of a text, lower case, cut to a rough stem. */
export function contentStems(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !empty.has(word)).map(stem);
}

/** Cuts common English endings. Rough on purpose: both sides are cut the same way. */
function stem(word: string): string {
  if (word.length < 5) return word.replace(/s$/u, '');
  return word.replace(/(?:ations?|ating|ated|ates?|ities|ity|ments?|ings?|ions?|ied|ies|ing|ers?|ed|es|s|e|y)$/u, '');
}
