import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: [
    'radiology report',
    'imaging report',
    'x-ray report',
    'ct report',
    'mri report',
    'ultrasound report',
    'radiology',
  ],
  signs: ['impression', 'findings', 'technique', 'contrast', 'comparison', 'radiograph', 'ct', 'mri', 'ultrasound'],
  headLabels: ['radiology'],
};
