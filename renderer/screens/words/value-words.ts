/** A finding's value as text. Values are any JSON: a word, a number, a list, or parts by name such as a medicine. */
import type { FindingValue } from '../../bridge/types.ts';

export function valueText(value: FindingValue | null): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(valueText).filter(Boolean).join('; ');
  return Object.entries(value)
    .map(([, part]) => valueText(part))
    .filter(Boolean)
    .join(' · ');
}

/** The named parts of a value, or null when it has none. */
export function valueParts(value: FindingValue | null): readonly { name: string; text: string }[] | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  return Object.entries(value).map(([name, part]) => ({ name: nameWords(name), text: valueText(part) }));
}

/** The distinct values of a conflict, in the order in which the document gives them. */
export function conflictValues(value: FindingValue | null): readonly FindingValue[] {
  return Array.isArray(value) ? value : [];
}

/** `endDate` and `end-date` as "end date". */
export function nameWords(name: string): string {
  return name
    .replaceAll(/[-_]/gu, ' ')
    .replaceAll(/([a-z])([A-Z])/gu, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
}
