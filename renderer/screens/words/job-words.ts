/** Words for work in progress: what is happening to what, how far, how long. */
import type { JobProgress } from '../../bridge/types.ts';
import { aboutTime } from './numbers.ts';

export const stepWords: Readonly<Record<JobProgress['step'], string>> = {
  planning: 'Looking at the files',
  keeping: 'Taking in',
  reading: 'Reading',
  classifying: 'Naming the type of',
  indexing: 'Making searchable',
  extracting: 'Looking for findings in',
  searching: 'Searching the pages',
  judging: 'Checking passages',
  writing: 'Writing',
  verifying: 'Recomputing every entry',
  comparing: 'Comparing the golden set',
};

const unit: Readonly<Record<JobProgress['kind'], string>> = {
  import: 'files',
  ask: 'passages',
  export: 'entries',
  verify: 'entries',
  golden: 'documents',
};

export function progressTitle({ step, subject }: JobProgress): string {
  return subject === '' ? stepWords[step] : `${stepWords[step]} ${subject}`;
}

/** "9 of 14 files · about 4 min left (estimate)". */
export function progressCount({ kind, done, total, secondsLeft }: JobProgress): string {
  const counted = total === 0 ? '' : `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${unit[kind]}`;
  const left = secondsLeft === null ? '' : `${aboutTime(secondsLeft)} left (estimate)`;
  return [counted, left].filter(Boolean).join(' · ');
}
