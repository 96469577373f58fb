import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: [
    'progress note',
    'soap note',
    'follow-up note',
    'followup note',
    'clinic note',
    'office visit',
    'daily note',
  ],
  signs: ['subjective', 'objective', 'assessment', 'plan', 'follow-up', 'interval history'],
  headLabels: ['progress'],
};
