/** Words for anchors: how old the last one is, what came of a file that came back. */
import type { AnchorAge, AnchorFile, Failure, LogState, TakenAnchor } from '../../bridge/types.ts';
import { count, moment } from './numbers.ts';

/** "under 1 h", "3 h", "4 days". */
export function hoursWords(hours: number): string {
  if (hours < 1) return 'under 1 h';
  return hours < 48 ? `${Math.floor(hours)} h` : `${Math.floor(hours / 24)} days`;
}

/** For the status line: "outside anchor 3 h ago". Before the age is known, and without an anchor, it says "unanchored". */
export function anchorAgeShort(log: LogState, age: AnchorAge | null): string {
  if (age === null) return log.anchored === null ? 'unanchored' : 'anchored outside';
  const limit = age.isOver ? `, more than the ${hoursWords(age.maximumHours)} allowed` : '';
  return log.anchored === null
    ? `unanchored for ${hoursWords(age.hours)}${limit}`
    : `outside anchor ${hoursWords(age.hours)} ago${limit}`;
}

/** For the audit screen: the same with the limit, always. */
export function anchorAgeSentence(log: LogState, { hours, maximumHours, isOver }: AnchorAge): string {
  const age = log.anchored === null ? 'No outside anchor since the log began' : 'Last outside anchor';
  const past = log.anchored === null ? `${hoursWords(hours)} ago` : `${hoursWords(hours)} ago by ${log.anchored.by}`;
  const limit = `at most ${hoursWords(maximumHours)} ${isOver ? 'are allowed' : 'allowed'}`;
  return `${age}, ${past}; ${limit}.${isOver ? ' Send the head out and take the answer in.' : ''}`;
}

/** What came of one file. */
export function anchorFileWords({ taken, failure }: AnchorFile): string {
  if (taken !== null) return takenWords(taken);
  return failure === null ? '' : faultWords(failure);
}

function takenWords({ kind, size, at, by, apart }: TakenAnchor): string {
  const entries = `the first ${count(size, 'entry', 'entries')}`;
  if (kind === 'head') return `The log continues this head of ${entries}.`;
  const when = at === null ? '' : ` on ${moment(at)}`;
  const clock =
    apart !== null && apart > 300 ? ` The clock of this machine was ahead by ${hoursWords(apart / 3600)}.` : '';
  return kind === 'timestamp'
    ? `${entries} were time-stamped${when} by ${by}.${clock}`
    : `${by} saw ${entries}${when}.${clock}`;
}

const faults: readonly (readonly [RegExp, (found: string) => string])[] = [
  [
    /^unknown-witness (.*)$/u,
    (name) => `Signed by ${name}, whom this log does not count yet. Trust that key, then take the file in again.`,
  ],
  [
    /^unknown-certificate (.*)$/u,
    (sum) =>
      `Stamped under a certificate that this log does not count yet (${sum}). Trust it, then take the file in again.`,
  ],
  [/^foreign-(head)$/u, () => 'This is the head of another log. Nothing was taken in.'],
  [/^foreign-(timestamp)$/u, () => 'This stamps something that this log did not send out. Nothing was taken in.'],
  [/^bad-(signature|timestamp)/u, () => 'The signature does not hold. Ask for the file again.'],
  [/^no (checkpoint) and no time stamp$/u, () => 'This is neither a head nor a time stamp. Nothing was taken in.'],
];

function faultWords({ code, subject = '' }: Failure): string {
  if (code === 'log-tampered')
    return `This head shows that the log here was cut or rewritten (${subject}). It is kept as proof, and the log opens no more. Stop work here and call the person who answers for it.`;
  for (const [pattern, words] of faults) {
    const found = pattern.exec(subject);
    if (found !== null) return words(found[1] ?? '');
  }
  return code === 'unreadable' ? 'The file could not be read.' : `It could not be taken in (${subject}).`;
}

/** The SHA-256 of a certificate that a file asks to be trusted, or null. */
export function unknownCertificate({ failure }: AnchorFile): string | null {
  return /^unknown-certificate ([0-9a-f]{64})$/u.exec(failure?.subject ?? '')?.[1] ?? null;
}
