/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'a short radiology report',
    pages: [
      `RADIOLOGY REPORT

EXAMINATION: CT of the chest with contrast.
FINDINGS: The lungs are clear. There is no pleural effusion.
IMPRESSION:
1. No pulmonary embolism.
2. Stable 4 mm nodule of the left upper lobe.
RECOMMENDATION: Repeat CT in twelve months.`,
    ],
    expected: [
      {
        field: 'procedures',
        status: 'found',
        normalised: 'CT of the chest with contrast',
        quote: 'CT of the chest with contrast',
      },
      {
        field: 'findings',
        status: 'found',
        normalised: 'The lungs are clear. There is no pleural effusion.',
        quote: 'The lungs are clear. There is no pleural effusion.',
      },
      { field: 'impression', status: 'found', normalised: 'No pulmonary embolism', quote: 'No pulmonary embolism' },
      {
        field: 'impression',
        status: 'found',
        normalised: 'Stable 4 mm nodule of the left upper lobe',
        quote: 'Stable 4 mm nodule of the left upper lobe',
      },
      {
        field: 'followUp',
        status: 'found',
        normalised: 'Repeat CT in twelve months',
        quote: 'Repeat CT in twelve months',
      },
    ],
  },
];
