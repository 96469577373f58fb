/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'a short discharge summary',
    pages: [
      `DISCHARGE SUMMARY

DISCHARGE DIAGNOSES:
1. Acute pancreatitis.
2. Type 2 diabetes mellitus.
3. No evidence of gallstones.

FAMILY HISTORY:
Mother with breast cancer.

ALLERGIES:
Penicillin (rash).

PROCEDURES:
Endoscopic ultrasound, 03/02/2024.

HOSPITAL COURSE:
The patient was admitted with abdominal pain. Lisinopril was held because of low blood pressure.

DISCHARGE MEDICATIONS:
1. Metoprolol 25 mg by mouth twice daily.
2. Ibuprofen 400 mg PO q6h PRN.
3. Insulin glargine 12 units subcutaneously at bedtime.`,
      `FOLLOW-UP:
Return to the gastroenterology clinic in two weeks.`,
    ],
    expected: [
      { field: 'problems', status: 'found', normalised: 'Acute pancreatitis', quote: 'Acute pancreatitis' },
      { field: 'problems', status: 'found', normalised: 'Type 2 diabetes mellitus', quote: 'Type 2 diabetes mellitus' },
      {
        field: 'problems',
        status: 'found',
        normalised: 'No evidence of gallstones',
        quote: 'No evidence of gallstones',
      },
      {
        field: 'problems',
        status: 'found',
        normalised: 'Mother with breast cancer',
        quote: 'Mother with breast cancer',
      },
      {
        field: 'medications',
        status: 'found',
        normalised: { name: 'lisinopril', dose: null, route: null, frequency: null, status: 'stopped' },
        quote: 'Lisinopril',
      },
      {
        field: 'medications',
        status: 'found',
        normalised: { name: 'metoprolol', dose: '25 mg', route: 'oral', frequency: 'twice daily', status: 'current' },
        quote: 'Metoprolol 25 mg by mouth twice daily',
      },
      {
        field: 'medications',
        status: 'found',
        normalised: {
          name: 'ibuprofen',
          dose: '400 mg',
          route: 'oral',
          frequency: 'every 6 hours, as needed',
          status: 'current',
        },
        quote: 'Ibuprofen 400 mg PO q6h PRN.',
      },
      {
        field: 'medications',
        status: 'found',
        normalised: {
          name: 'insulin glargine',
          dose: '12 units',
          route: 'subcutaneous',
          frequency: 'at bedtime',
          status: 'current',
        },
        quote: 'Insulin glargine 12 units subcutaneously at bedtime',
      },
      { field: 'allergies', status: 'found', normalised: 'Penicillin (rash)', quote: 'Penicillin (rash)' },
      {
        field: 'procedures',
        status: 'found',
        normalised: 'Endoscopic ultrasound, 03/02/2024',
        quote: 'Endoscopic ultrasound, 03/02/2024',
      },
      {
        field: 'followUp',
        status: 'found',
        normalised: 'Return to the gastroenterology clinic in two weeks',
        quote: 'Return to the gastroenterology clinic in two weeks',
      },
    ],
  },
];
