/** Words for answers: why there is none, and what was searched. */
import type { AbstainReason, Coverage } from '../../bridge/types.ts';
import { count } from './numbers.ts';

export const abstainWords: Readonly<Record<AbstainReason, { title: string; way: string }>> = {
  'nothing-found': {
    title: 'No answer: nothing in the pages read speaks to this',
    way: 'This is about the pages, not about the world. Try the document’s own words, or look for every mention.',
  },
  'not-enough-support': {
    title: 'No answer: no sentence could be tied to a quote',
    way: 'The nearest passages are on the right. Read them before you conclude anything.',
  },
  'empty-matter': {
    title: 'No answer: this matter has no documents yet',
    way: 'Import files in the library, then ask again.',
  },
  'nothing-readable': {
    title: 'No answer: no page of this matter could be read',
    way: 'The library says for each file what stands in the way.',
  },
  stopped: {
    title: 'Stopped before an answer was ready',
    way: 'What is shown was finished before you stopped. Ask again to go on.',
  },
};

/** "Searched 412 of 415 pages in 11 documents; 3 unreadable; 7 mentions, 5 used". */
export function coverageSentence(coverage: Coverage): string {
  const { pagesSearched, pagesTotal, documents, unreadable, mentions, used } = coverage;
  const where = `Searched ${pagesSearched} of ${count(pagesTotal, 'page')} in ${count(documents, 'document')}`;
  return `${where}; ${unreadable.length} unreadable; ${count(mentions, 'mention')}, ${used} used`;
}
