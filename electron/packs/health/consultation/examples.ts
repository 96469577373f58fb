/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'a short consultation',
    pages: [
      `CONSULTATION

CHIEF COMPLAINT: Palpitations.

PAST MEDICAL HISTORY:
1. Hypertension.
2. Asthma.

MEDICATIONS: Amlodipine 5 mg daily. Albuterol inhaler two puffs as needed.

ALLERGIES: Sulfa and codeine.

ASSESSMENT:
1. Probable atrial fibrillation.

PLAN: Start apixaban 5 mg twice daily. Follow-up in the cardiology clinic in four weeks.`,
    ],
    expected: [
      { field: 'problems', status: 'found', normalised: 'Hypertension', quote: 'Hypertension' },
      { field: 'problems', status: 'found', normalised: 'Asthma', quote: 'Asthma' },
      {
        field: 'problems',
        status: 'found',
        normalised: 'Probable atrial fibrillation',
        quote: 'Probable atrial fibrillation',
      },
      {
        field: 'medications',
        status: 'found',
        normalised: { name: 'amlodipine', dose: '5 mg', route: null, frequency: 'once daily', status: 'current' },
        quote: 'Amlodipine 5 mg daily',
      },
      {
        field: 'medications',
        status: 'found',
        normalised: {
          name: 'albuterol inhaler',
          dose: '2 puffs',
          route: 'inhaled',
          frequency: 'as needed',
          status: 'current',
        },
        quote: 'Albuterol inhaler two puffs as needed',
      },
      {
        field: 'medications',
        status: 'found',
        normalised: { name: 'apixaban', dose: '5 mg', route: null, frequency: 'twice daily', status: 'new' },
        quote: 'apixaban 5 mg twice daily',
      },
      { field: 'allergies', status: 'found', normalised: 'Sulfa', quote: 'Sulfa' },
      { field: 'allergies', status: 'found', normalised: 'codeine', quote: 'codeine' },
      { field: 'procedures', status: 'absent', normalised: null, quote: null },
      {
        field: 'followUp',
        status: 'found',
        normalised: 'Follow-up in the cardiology clinic in four weeks.',
        quote: 'Follow-up in the cardiology clinic in four weeks.',
      },
    ],
  },
];
