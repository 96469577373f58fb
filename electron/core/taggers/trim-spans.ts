/** A tagger that learnt from few sentences takes a neighbour into a name now and then: `said Gladys`, `Jensen novel`, `During 1971`. */
import type { TaggedSpan } from './tag-text.ts';

const word = /\S+/gu;
const small = /^\p{Ll}/u;
const capital = /^\p{Lu}/u;
/** Small words that begin a name. */
const particle = /^(?:de|del|della|di|da|dos|du|van|von|der|den|ten|ter|te|la|le|el|al|bin|ibn|af|zum|zu)$/u;
const preposition = /^(?:during|since|in|on|by|from|until|of)\s+(?=\S)/iu;

/**
 * Persons without the small words at their ends, where one of their words has a capital letter; dates without a preposition before them. Spans of
 * other types stay. Type names are those of the English set. models/recipes/deid/trim.py does the same.
 */
export function trimSpans(spans: readonly TaggedSpan[]): TaggedSpan[] {
  return spans.map((span) => {
    if (span.type === 'PERSON') return cut(span, ...nameInside(span.text));
    if (span.type === 'DATE_TIME') return cut(span, preposition.exec(span.text)?.[0].length ?? 0, span.text.length);
    return span;
  });
}

/** First unit and end of what stays. */
function nameInside(text: string): [number, number] {
  const words = Array.from(text.matchAll(word), ({ 0: found, index }) => ({ found, start: index }));
  if (!words.some(({ found }) => capital.test(found))) return [0, text.length];
  const first = words.find(({ found }) => !small.test(found) || particle.test(found));
  const last = words.findLast(({ found }) => !small.test(found));
  return [first?.start ?? 0, last === undefined ? text.length : last.start + last.found.length];
}

function cut(span: TaggedSpan, from: number, to: number): TaggedSpan {
  return { ...span, start: span.start + from, end: span.start + to, text: span.text.slice(from, to) };
}
