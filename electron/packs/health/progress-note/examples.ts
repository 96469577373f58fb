/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'a short progress note',
    pages: [
      `PROGRESS NOTE

SUBJECTIVE: She feels better. She denies taking aspirin.

OBJECTIVE: Temperature 37.1. Blood pressure 118/70.

ASSESSMENT:
1. Cellulitis of the left leg, improving.

PLAN: Continue cephalexin 500 mg PO QID. Recheck in three days.`,
    ],
    expected: [
      {
        field: 'problems',
        status: 'found',
        normalised: 'Cellulitis of the left leg, improving',
        quote: 'Cellulitis of the left leg, improving',
      },
      {
        field: 'medications',
        status: 'found',
        normalised: { name: 'aspirin', dose: null, route: null, frequency: null, status: 'denied' },
        quote: 'aspirin',
      },
      {
        field: 'medications',
        status: 'found',
        normalised: {
          name: 'cephalexin',
          dose: '500 mg',
          route: 'oral',
          frequency: 'four times daily',
          status: 'current',
        },
        quote: 'cephalexin 500 mg PO QID.',
      },
      { field: 'allergies', status: 'absent', normalised: null, quote: null },
      { field: 'procedures', status: 'absent', normalised: null, quote: null },
      { field: 'followUp', status: 'found', normalised: 'Recheck in three days.', quote: 'Recheck in three days.' },
    ],
  },
];
