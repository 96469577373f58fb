/** A document type's code as words, where the pack's own title is not at hand: "service-agreement" as "Service agreement". */
import { capital } from './confidence-words.ts';

export function typeTitle(label: string): string {
  const special: Readonly<Record<string, string>> = {
    nda: 'Non-disclosure agreement',
    other: 'Other',
    none: 'No type',
  };
  return special[label] ?? capital(label.replaceAll(/[-_]/gu, ' '));
}
