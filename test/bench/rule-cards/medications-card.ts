/** The card of `health.medications`. */
import type { MedicationScore } from '../medications-bench.ts';
import type { RuleCard } from './rule-card.ts';

export function medicationsCard(scores: readonly MedicationScore[]): RuleCard {
  return {
    task: 'health.medications',
    title: 'Medicines of a clinical note',
    intendedUse:
      'Reads the medicines that a note names, with dose, route, frequency and status (taken, started, stopped, allergy), each with its place in the text. A person confirms them; not for advice on treatment.',
    rules: ['electron/core/rules/clinical', 'electron/features/extract/medications.ts'],
    scores: scores.map(({ measure, value, n }) => ({
      set: 'aci-bench',
      part: 'valid, marked by us',
      measure,
      value,
      n,
    })),
    byLabel: { head: [], rows: [] },
    limits: [
      'Few notes and one reader: the intervals are wide, and a second reader may mark otherwise.',
      'Visit notes of one style; lists of medicines in other forms are unmeasured.',
      'A name that is in no list and has no dose beside it is missed. English only.',
    ],
    notes: [
      'The rules were written on the `train` notes; the marks were made before the rules were run on these notes.',
      'A medicine counts once per note; any of its mentions may carry the marked dose, frequency or status. Intervals resample notes.',
    ],
  };
}
