/** A value as text fields, and back in the same shape: a medicine stays a medicine, a list a list. Pure. */
import type { FindingValue } from '../../bridge/types.ts';
import { nameWords, valueText } from '../words/value-words.ts';

export interface ValueField {
  /** Empty for a value without parts. */
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

export function fieldsOfValue(value: FindingValue | null): readonly ValueField[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return [
      { key: '', label: Array.isArray(value) ? 'Values, with “;” between them' : 'Value', text: valueText(value) },
    ];
  }
  return Object.entries(value).map(([key, part]) => ({ key, label: nameWords(key), text: valueText(part) }));
}

/** Puts the typed texts back into the shape of `before`. Numbers stay numbers where they can; an emptied part becomes null. */
export function valueOfFields(before: FindingValue | null, texts: Readonly<Record<string, string>>): FindingValue {
  if (before === null || typeof before !== 'object' || Array.isArray(before)) return shaped(before, texts[''] ?? '');
  return Object.fromEntries(Object.entries(before).map(([key, part]) => [key, partOf(part, texts[key] ?? '')]));
}

function partOf(before: FindingValue, text: string): FindingValue {
  return text.trim() === '' ? null : shaped(before, text);
}

function shaped(before: FindingValue | null, text: string): FindingValue {
  const typed = text.trim();
  if (Array.isArray(before)) {
    return typed
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean);
  }
  const number = Number(typed);
  return typeof before === 'number' && typed !== '' && Number.isFinite(number) ? number : typed;
}
