/** The task `health.medications`: medicines in a note given as one text. Rules only; pure. */
import { findMedications, type Medication } from '../../core/rules/clinical/medications.ts';

/** One medicine as `interfaces.md` promises it; offsets are UTF-16 units into the given text. */
export interface NoteMedication extends Omit<Medication, 'score'> {
  readonly text: string;
  readonly probability: number;
}

/** In reading order; the same name with the same dose and status once. */
export function extractMedications(text: string): readonly NoteMedication[] {
  return findMedications(text).map(({ score, ...medication }) => ({
    ...medication,
    text: text.slice(medication.start, medication.end),
    probability: score,
  }));
}
