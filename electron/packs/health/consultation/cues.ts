import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: [
    'consultation',
    'consultation note',
    'consult note',
    'history and physical',
    'h&p',
    'admission note',
    'consultation report',
  ],
  signs: [
    'chief complaint',
    'history of present illness',
    'past medical history',
    'family history',
    'social history',
    'review of systems',
    'physical examination',
  ],
  headLabels: ['consult_hp'],
};
