import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: [],
  signs: [
    'patient',
    'diagnosis',
    'history',
    'examination',
    'medication',
    'medications',
    'allergies',
    'treatment',
    'mg',
    'dr.',
  ],
  headLabels: ['emergency', 'letter', 'pathology'],
};
