/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'a short clinical note',
    pages: [
      `EMERGENCY DEPARTMENT NOTE

HISTORY: The patient fell from a ladder and has pain in the left wrist.

MEDICATIONS: Warfarin 5 mg daily.

ALLERGIES: NKDA.

DIAGNOSIS: Fracture of the left distal radius.

PLAN: Follow-up with orthopedics in one week.`,
    ],
    expected: [
      {
        field: 'problems',
        status: 'found',
        normalised: 'Fracture of the left distal radius',
        quote: 'Fracture of the left distal radius',
      },
      {
        field: 'medications',
        status: 'found',
        normalised: { name: 'warfarin', dose: '5 mg', route: null, frequency: 'once daily', status: 'current' },
        quote: 'Warfarin 5 mg daily',
      },
      { field: 'allergies', status: 'found', normalised: 'none known', quote: 'NKDA' },
      { field: 'procedures', status: 'absent', normalised: null, quote: null },
      {
        field: 'followUp',
        status: 'found',
        normalised: 'Follow-up with orthopedics in one week.',
        quote: 'Follow-up with orthopedics in one week.',
      },
    ],
  },
];
