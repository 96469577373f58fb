/** What was found in the samples: every status, every sign, and a conflict to settle. */
import type { Plan } from './sample-findings.ts';

export const hostingPlans: readonly Plan[] = [
  {
    field: 'parties',
    value: ['Lanternfield Hosting Corporation', 'Pell Harbor Logistics, Inc.'],
    quotes: [
      'Lanternfield Hosting Corporation, a corporation organised under the laws of the State of New York',
      'Pell Harbor Logistics, Inc., a Massachusetts corporation',
    ],
    probability: 0.96,
    act: 'accept',
  },
  {
    field: 'agreementDate',
    value: 'September 16, 2024',
    normalised: '2024-09-16',
    quotes: ['September 16, 2024'],
    probability: 0.97,
  },
  {
    field: 'effectiveDate',
    value: 'October 1, 2024',
    normalised: '2024-10-01',
    quotes: ['October 1, 2024'],
    probability: 0.93,
    act: 'accept',
  },
  {
    field: 'term',
    value: 'three (3) years',
    normalised: 'P3Y',
    quotes: ['continues for an initial term of three (3) years'],
    act: 'correct',
    reason: 'Misread on the page',
  },
  { field: 'renewalTerm', value: 'one (1) year', normalised: 'P1Y', quotes: ['one (1) year'], probability: 0.9 },
  {
    field: 'noticePeriod',
    status: 'conflicting',
    value: ['90 days', '60 days'],
    quotes: [
      'at least ninety (90) days before the end of the then current term',
      'upon sixty (60) days’ written notice to Customer',
    ],
    probability: 0.58,
    support: 'not-enough',
    failed: 'Two periods stand in the text.',
  },
  {
    field: 'governingLaw',
    value: 'State of New York',
    normalised: 'New York',
    quotes: ['laws of the State of New York'],
    probability: 0.95,
  },
  {
    field: 'liabilityCap',
    value: 'the greater of twelve months of Fees and $250,000',
    quotes: [
      'shall not exceed the greater of (a) the Fees paid or payable in the twelve (12) months before the event that gave rise to the liability and (b) $250,000',
    ],
    probability: 0.64,
  },
  {
    field: 'assignment',
    value: 'consent of Provider',
    quotes: [
      'Customer may not assign or transfer this Agreement, in whole or in part, without the prior written consent of Provider',
    ],
    probability: 0.88,
  },
  { field: 'confidentiality', status: 'illegible' },
  { field: 'expirationDate', status: 'absent' },
  {
    field: 'terminationForConvenience',
    value: 'Customer, upon 120 days',
    quotes: [
      'Customer may terminate this Agreement for convenience at any time after the first anniversary of the Effective Date',
    ],
    probability: 0.91,
  },
  { field: 'insurance', status: 'not-attempted' },
];

export const ndaPlans: readonly Plan[] = [
  {
    field: 'parties',
    value: ['Calder Ridge Instruments, Inc.', 'Osprey Loom Analytics LLC'],
    quotes: ['Calder Ridge Instruments, Inc., a Delaware corporation'],
    act: 'accept',
  },
  {
    field: 'effectiveDate',
    value: 'March 3, 2025',
    normalised: '2025-03-03',
    quotes: ['March 3, 2025'],
    act: 'accept',
  },
  {
    field: 'term',
    value: 'two (2) years',
    normalised: 'P2Y',
    quotes: ['continues for a period of two (2) years'],
    probability: 0.92,
  },
  { field: 'governingLaw', value: 'State of Delaware', quotes: ['laws of the State of Delaware'], probability: 0.94 },
  { field: 'liabilityCap', status: 'absent' },
];

export const leasePlans: readonly Plan[] = [
  { field: 'governingLaw', status: 'absent' },
  { field: 'expirationDate', status: 'absent', act: 'absent', reason: 'Read the whole document, it is not there' },
];

export const judgmentPlans: readonly Plan[] = [
  { field: 'caseNumber', value: 'CL-2024-009917', quotes: ['CL-2024-009917'], probability: 0.98, act: 'accept' },
  { field: 'date', value: '19 June 2025', normalised: '2025-06-19', quotes: ['19 June 2025'], probability: 0.98 },
  {
    field: 'judges',
    value: ['Mrs Justice Penhaligon-Wren'],
    quotes: ['MRS JUSTICE PENHALIGON-WREN'],
    act: 'reject',
    reason: 'Not what this field asks',
  },
];

export const dischargePlans: readonly Plan[] = [
  {
    field: 'problems',
    value: 'Community-acquired pneumonia',
    quotes: ['Community-acquired pneumonia, right lower lobe.'],
    probability: 0.93,
  },
  {
    field: 'allergies',
    value: 'Penicillin',
    quotes: ['Penicillin: hives and facial swelling in 1998.'],
    probability: 0.95,
  },
  {
    field: 'medications',
    value: { name: 'Apixaban', dose: '5 mg', route: 'by mouth', frequency: 'twice daily', status: 'current' },
    quotes: ['Apixaban 5 mg by mouth twice daily'],
    probability: 0.91,
  },
  {
    field: 'medications',
    value: { name: 'Metformin', dose: '1000 mg', route: 'by mouth', frequency: 'twice daily', status: 'stopped' },
    quotes: ['Metformin 1000 mg by mouth twice daily: stopped because of renal function.'],
    probability: 0.66,
  },
  {
    field: 'followUp',
    value: 'Repeat chest radiograph in six weeks',
    quotes: ['Repeat chest radiograph in six weeks'],
    probability: 0.87,
  },
];
