/** The task `deid.entities`: one tagger per language. A text in a language that no tagger knows is left to a person, never read by another one. */
import type { AnswerOf, ItemOf } from '../../contract/predict.ts';
import { guessLanguage } from '../../core/taggers/guess-language.ts';
import { maskSpans, type MaskSpan } from '../../core/taggers/mask-spans.ts';
import type { Tagger } from '../../core/taggers/open-tagger.ts';
import { repeatNames } from '../../core/taggers/repeat-names.ts';
import { tagText } from '../../core/taggers/tag-text.ts';
import { trimSpans } from '../../core/taggers/trim-spans.ts';

/** Types of both languages that name a person. */
const personNames = new Set(['PERSON', 'NOMBRE_SUJETO_ASISTENCIA', 'NOMBRE_PERSONAL_SANITARIO']);

/** A span that is more likely wrong than right makes the text one for a person. */
const leastProbability = 0.5;

/** A word that belongs to an entity with this probability is masked: out of fold on the English training part .98 of the marked characters are covered so, .90 by the entities alone. */
const leastMasked = 0.05;

/** The item's own language counts (`es`, `es-MX`); without one it is guessed, and the answer says which one it was. */
export function findIdentifiers(
  { text, language: named }: Pick<ItemOf<'deid.entities'>, 'text' | 'language'>,
  taggers: readonly Tagger[],
): AnswerOf<'deid.entities'> {
  const language = named?.toLowerCase().split(/[-_]/u)[0] ?? guessLanguage(text);
  const tagger = taggers.find(({ file }) => file.languages.includes(language));
  if (tagger === undefined) return { entities: [], language, abstained: true, mask: quoted(text, wholeOf(text)) };
  const entities = repeatNames(text, trimSpans(tagText(tagger, text)), personNames);
  const abstained = entities.some(({ probability }) => probability < leastProbability);
  return { entities, language, abstained, mask: quoted(text, maskSpans(tagger, text, entities, leastMasked)) };
}

/** A text that nobody read hides everything. */
function wholeOf(text: string): readonly MaskSpan[] {
  return text === '' ? [] : [{ start: 0, end: text.length }];
}

function quoted(text: string, spans: readonly MaskSpan[]): AnswerOf<'deid.entities'>['mask'] {
  return spans.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}
