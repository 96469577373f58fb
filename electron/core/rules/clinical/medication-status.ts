/** What a note says is done with a medicine. */
export type MedicationStatus =
  'current' | 'new' | 'changed' | 'stopped' | 'denied' | 'past' | 'planned' | 'allergy' | 'unknown';

/** Reaches only over the few words before the name: "denies taking", "not on". */
const denied =
  /\b(?:denies|denied|not\s+(?:currently\s+)?(?:taking|on|using)|no\s+longer\s+on|never\s+(?:taken|used)|does\s+not\s+take|declin\w+|refus\w+|no)\s+(?:\w+\s+){0,4}$/iu;

/** Cues before the name. The nearest one counts: "Start Lasix and continue lisinopril" says two things. */
const cues: readonly (readonly [MedicationStatus, RegExp])[] = [
  [
    'stopped',
    /\b(?:discontinu\w*|d\/c(?:'?d|ed)?|stop(?:ped|s|ping)?|held|hold(?:ing)?|(?:come|came|taken|weaned?|self-wean\w+|stay|go)\s+off|off|cease\w*|withdr\w+|avoid\w*|weaned|weened|self-weened)\b/giu,
  ],
  [
    'changed',
    /\b(?:increas\w+|decreas\w+|reduc\w+|chang\w+|titrat\w+|adjust\w+|taper\w*|switch\w+|convert\w+|rais\w+|lower(?:ed|ing)?(?=\s+(?:her|his|the|your))|cut\s+back)\b/giu,
  ],
  [
    'planned',
    /\b(?:consider\w*|recommend\w*|could\s+try|may\s+(?:need|require|try|use)|will\s+(?:consider|try)|suggest\w*|plan\w*\s+to|discussed|option\w*|if\s+needed)\b/giu,
  ],
  [
    'new',
    /\b(?:start(?:ed|ing)?|initiat\w+|begin|began|begun|prescri(?:b\w+|ption\w*)|given|giv(?:e|ing)|administ\w+|add(?:ed|ing)?|receiv\w+|plac(?:e|ed|ing)\s+(?:\w+\s+){0,2}on|put\s+(?:\w+\s+){0,2}on|loaded|wrote|dispens\w+|treat(?:ed)?\s+(?:\w+\s+){0,2}with|provided\s+with|want\s+(?:\w+\s+){1,2}to\s+take|(?:will|should)\s+take|(?<!continu\w{0,3}\s)to\s+take)\b/giu,
  ],
  [
    'past',
    /\b(?:previous\w*|prior|in\s+the\s+past|had\s+(?:been|tried|taken)|tried|trying|took|has\s+taken|history\s+of|used\s+to|was\s+on|formerly|failed|after)\b/giu,
  ],
  [
    'current',
    /\b(?:takes|(?:is|are|am|been|was|now|currently|still)\s+taking|reports\s+(?:taking|use\s+of)|continu\w*(?:\s+to\s+(?:take|use|utilize))?|remain\w*\s+on|currently|maintained|(?:is|are|am|been|well|stable|controlled|managed)\s+on|(?:controlled|managed|treats|treated|compliant|consistent|regular|diligent)\s+(?:\w+\s+)?with|uses|medications?\s+(?:list\s+)?(?:include|consist)\w*|refill\w*)\b/giu,
  ],
];
/** Says something only where no cue does: "started taking", "has tried using". */
const weak = /\b(?:taking|using|on|utiliz\w+)\b[^.;:]{0,70}$/iu;
const after: readonly (readonly [MedicationStatus, RegExp])[] = [
  [
    'stopped',
    /^[^.;\n]{0,60}\b(?:(?:was|were|is|been|be)\s+(?:discontinued|stopped|held)|discontinued|on\s+hold|(?:was|were|been)\s+(?:taken|weaned)\s+off)\b/iu,
  ],
  ['changed', /^[^.;\n]{0,60}\b(?:was|were|is|been|be)\s+(?:increased|decreased|reduced|changed|titrated|tapered)\b/iu],
  ['new', /^[^.;\n]{0,60}\b(?:was|were|is|been|be)\s+(?:started|initiated|given|added|administered|prescribed)\b/iu],
  ['past', /^(?:[^.;\n]{0,40}\b(?:in\s+the\s+past|without\s+(?:significant\s+)?relief|years\s+ago)|\s+failed)\b/iu],
];
const reach = 110;

/** `lead` and `tail` are the words around the name in its sentence; `heading` is that of its section, in lower case. */
export function medicationStatus(lead: string, tail: string, heading: string): MedicationStatus {
  const behind = after.find(([, cue]) => cue.test(ownTail(tail)))?.[0];
  if (behind !== undefined) return behind;
  if (denied.test(lead)) return 'denied';
  return nearest(lead) ?? (weak.test(lead) ? 'current' : byHeading(heading));
}

// What follows "and", "but" or the next clause is about something else.
function ownTail(tail: string): string {
  return /^(?:(?!,|\band\b|\bbut\b|\bwhich\b|\bwhile\b)[^])*/iu.exec(tail)?.[0] ?? tail;
}

function nearest(lead: string): MedicationStatus | null {
  const words = lead.slice(-reach);
  const from = Math.max(-1, ...[...words.matchAll(/[.;:]\s/gu)].map(({ index }) => index));
  const found = cues.flatMap(([status, cue]) =>
    [...words.matchAll(cue)].map((match) => ({ status, end: match.index + match[0].length, start: match.index })),
  );
  const last = found
    .filter(({ start }) => start > from)
    .sort((left, right) => right.end - left.end || left.start - right.start)[0];
  return last?.status ?? null;
}

function byHeading(heading: string): MedicationStatus {
  if (/discontinued|stopped|held/u.test(heading)) return 'stopped';
  if (/\b(?:medications?|meds|prescriptions?)\b/u.test(heading)) return 'current';
  return /\b(?:plan|treatment|recommendations?)\b/u.test(heading) ? 'planned' : 'unknown';
}
