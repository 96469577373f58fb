/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'a short operative note',
    pages: [
      `OPERATIVE REPORT

PREOPERATIVE DIAGNOSIS: Right inguinal hernia.
POSTOPERATIVE DIAGNOSIS: Right indirect inguinal hernia.
OPERATION: Laparoscopic repair of right inguinal hernia with mesh.
ANESTHESIA: General.
ALLERGIES: No known drug allergies.
FINDINGS: There was a moderate indirect sac. The left side was normal.
DESCRIPTION: The patient was brought to the operating room. Cefazolin 2 g IV was given before the incision.`,
    ],
    expected: [
      { field: 'problems', status: 'found', normalised: 'Right inguinal hernia', quote: 'Right inguinal hernia' },
      {
        field: 'problems',
        status: 'found',
        normalised: 'Right indirect inguinal hernia',
        quote: 'Right indirect inguinal hernia',
      },
      {
        field: 'procedures',
        status: 'found',
        normalised: 'Laparoscopic repair of right inguinal hernia with mesh',
        quote: 'Laparoscopic repair of right inguinal hernia with mesh',
      },
      {
        field: 'findings',
        status: 'found',
        normalised: 'There was a moderate indirect sac. The left side was normal.',
        quote: 'There was a moderate indirect sac. The left side was normal.',
      },
      {
        field: 'medications',
        status: 'found',
        normalised: { name: 'cefazolin', dose: '2 g', route: 'intravenous', frequency: null, status: 'new' },
        quote: 'Cefazolin 2 g IV',
      },
      { field: 'allergies', status: 'found', normalised: 'none known', quote: 'No known drug allergies' },
      { field: 'followUp', status: 'absent', normalised: null, quote: null },
    ],
  },
];
