import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: ['discharge summary', 'discharge note', 'discharge letter', 'hospital discharge'],
  signs: ['hospital course', 'discharge', 'admission', 'admitted', 'discharged', 'discharge medications'],
  headLabels: ['discharge'],
};
