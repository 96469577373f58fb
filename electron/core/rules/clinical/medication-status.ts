/** What a note says is done with a medicine. */
export type MedicationStatus = 'current' | 'new' | 'changed' | 'stopped' | 'denied' | 'past' | 'planned' | 'unknown';

const cues: readonly (readonly [MedicationStatus, RegExp])[] = [
  [
    'denied',
    /\b(?:denies|denied|not\s+(?:currently\s+)?(?:taking|on|using)|no\s+longer\s+on|never\s+(?:taken|used)|does\s+not\s+take|declin\w+|refus\w+|no)\s+(?:\w+\s+){0,4}$/iu,
  ],
  [
    'stopped',
    /\b(?:discontinu\w*|d\/c(?:'?d|ed)?|stop(?:ped|s|ping)?|held|hold(?:ing)?|off|cease\w*|withdr\w+|taken\s+off|come\s+off|wean\w*\s+off)\b[^.;:]{0,60}$/iu,
  ],
  [
    'changed',
    /\b(?:increas\w+|decreas\w+|reduc\w+|chang\w+|titrat\w+|adjust\w+|taper\w*|switch\w+|convert\w+|rais\w+|lower\w*|cut\s+back)\b[^.;:]{0,60}$/iu,
  ],
  [
    'planned',
    /\b(?:consider\w*|recommend\w*|could\s+try|may\s+(?:need|require|try|use)|will\s+(?:consider|try)|suggest\w*|plan\w*\s+to|discussed|option\w*)\b[^.;:]{0,60}$/iu,
  ],
  [
    'new',
    /\b(?:start(?:ed|ing)?|initiat\w+|begin|began|begun|prescri\w+|given|administ\w+|add(?:ed)?|receiv\w+|place[d]?\s+on|put\s+on|loaded|wrote|dispens\w+|treated\s+with|provided\s+with)\b[^.;:]{0,70}$/iu,
  ],
  [
    'past',
    /\b(?:previous\w*|prior|in\s+the\s+past|had\s+(?:been|tried|taken)|tried|history\s+of|used\s+to|was\s+on|formerly|failed)\b[^.;:]{0,60}$/iu,
  ],
  [
    'current',
    /\b(?:tak(?:es|ing)|continu\w*|remain\w*\s+on|currently|maintained|is\s+on|uses|using|on)\b[^.;:]{0,70}$/iu,
  ],
];
const after: readonly (readonly [MedicationStatus, RegExp])[] = [
  [
    'stopped',
    /^[^.;\n]{0,60}\b(?:(?:was|were|is|been|be)\s+(?:discontinued|stopped|held)|discontinued|on\s+hold|(?:was|were|been)\s+(?:taken|weaned)\s+off)\b/iu,
  ],
  ['changed', /^[^.;\n]{0,60}\b(?:was|were|is|been|be)\s+(?:increased|decreased|reduced|changed|titrated|tapered)\b/iu],
  ['new', /^[^.;\n]{0,60}\b(?:was|were|is|been|be)\s+(?:started|initiated|given|added|administered|prescribed)\b/iu],
  ['past', /^[^.;\n]{0,40}\b(?:in\s+the\s+past|without\s+(?:significant\s+)?relief|years\s+ago)\b/iu],
];

/** `lead` and `tail` are the words around the name in its sentence; `heading` is that of its section, in lower case. */
export function medicationStatus(lead: string, tail: string, heading: string): MedicationStatus {
  const behind = after.find(([, cue]) => cue.test(tail))?.[0];
  if (behind !== undefined) return behind;
  const before = cues.find(([, cue]) => cue.test(lead))?.[0];
  if (before !== undefined) return before;
  if (/discontinued|stopped|held/u.test(heading)) return 'stopped';
  if (/\b(?:medications?|meds|prescriptions?)\b/u.test(heading)) return 'current';
  return /\b(?:plan|treatment|recommendations?)\b/u.test(heading) ? 'planned' : 'unknown';
}
