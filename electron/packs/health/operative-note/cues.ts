import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: [
    'operative note',
    'operative report',
    'operation note',
    'operation record',
    'procedure note',
    'surgical note',
  ],
  signs: [
    'preoperative diagnosis',
    'postoperative diagnosis',
    'anesthesia',
    'anaesthesia',
    'estimated blood loss',
    'incision',
    'procedure',
    'operation',
  ],
  headLabels: ['operative'],
};
