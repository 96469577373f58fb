/** What came of an import, in one sentence from its counts. */
import type { Events } from '../../bridge/types.ts';

const outcomes: Readonly<Record<Events['job.done']['outcome'], string>> = {
  done: 'Import finished',
  'done-with-problems': 'Import finished, some files need you',
  cancelled: 'Import stopped by you; what was finished stays',
  failed: 'Import did not finish; what was done is kept',
};

/** The counts a job may report, in the order in which they are said. */
const countWords: readonly (readonly [string, string])[] = [
  ['imported', 'new'],
  ['known', 'already there'],
  ['needsPerson', 'need you'],
  ['refused', 'refused'],
  ['failed', 'did not finish'],
  ['skipped', 'left out'],
];

export function importSummary({ outcome, counts }: Pick<Events['job.done'], 'outcome' | 'counts'>): string {
  const said = countWords.flatMap(([code, words]) => {
    const n = counts[code] ?? 0;
    return n === 0 ? [] : [`${n} ${words}`];
  });
  return said.length === 0 ? `${outcomes[outcome]}.` : `${outcomes[outcome]}: ${said.join(', ')}.`;
}
