/** A few facts of an entry in one line: short ids, counts, codes. A leaf holds no names of documents and no text. Pure. */
import type { AuditEvent } from '../../bridge/types.ts';
import { nameWords } from '../words/value-words.ts';

const shown = 3;

export function entryDetail({ what }: Pick<AuditEvent, 'what'>): string {
  return Object.entries(what)
    .filter(([, value]) => value !== null && value !== '' && !Array.isArray(value))
    .slice(0, shown)
    .map(([name, value]) => factWords(name, value as string | number | boolean))
    .join(', ');
}

function factWords(name: string, value: string | number | boolean): string {
  const words = nameWords(name);
  if (typeof value === 'boolean') return value ? words : `not ${words}`;
  return `${words} ${typeof value === 'string' ? shortId(value) : value.toLocaleString('en')}`;
}

/** `d_0V3K9…` and hashes by their first letters; the whole one stands in the record. */
function shortId(value: string): string {
  if (/^[a-z]{1,3}_/u.test(value)) return value.slice(value.indexOf('_') + 1).slice(0, 6);
  return /^[0-9a-f]{64}$/u.test(value) ? value.slice(0, 8) : value;
}
