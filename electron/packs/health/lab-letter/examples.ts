/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'a short lab letter',
    pages: [
      `LABORATORY REPORT

Specimen: blood, collected 04/03/2024

Potassium 5.9 mmol/L (3.5-5.1) H
Creatinine 0.9 mg/dL (0.6-1.2)
Ferritin 8 ng/mL (15-150) L

We suggest that the potassium be repeated within one week.`,
    ],
    expected: [
      {
        field: 'results',
        status: 'found',
        normalised: { test: 'Potassium', value: '5.9', unit: 'mmol/L', range: '3.5-5.1', flag: 'high' },
        quote: 'Potassium 5.9 mmol/L (3.5-5.1) H',
      },
      {
        field: 'results',
        status: 'found',
        normalised: { test: 'Creatinine', value: '0.9', unit: 'mg/dL', range: '0.6-1.2', flag: 'normal' },
        quote: 'Creatinine 0.9 mg/dL (0.6-1.2)',
      },
      {
        field: 'results',
        status: 'found',
        normalised: { test: 'Ferritin', value: '8', unit: 'ng/mL', range: '15-150', flag: 'low' },
        quote: 'Ferritin 8 ng/mL (15-150) L',
      },
      { field: 'problems', status: 'absent', normalised: null, quote: null },
      { field: 'medications', status: 'absent', normalised: null, quote: null },
      {
        field: 'followUp',
        status: 'found',
        normalised: 'We suggest that the potassium be repeated within one week.',
        quote: 'We suggest that the potassium be repeated within one week.',
      },
    ],
  },
];
