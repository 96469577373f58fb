import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: [
    'laboratory results',
    'laboratory report',
    'lab results',
    'lab report',
    'blood test results',
    'test results',
    'pathology results',
  ],
  signs: ['reference range', 'result', 'results', 'specimen', 'laboratory', 'units', 'sample'],
  headLabels: [],
};
