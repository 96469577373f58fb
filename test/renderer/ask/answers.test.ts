import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../electron/contract/evidence.ts';
import { answerWithCites } from '../../../renderer/screens/ask/answer-with-cites.ts';
import { exactWords } from '../../../renderer/screens/ask/exact-words.ts';
import { numberedSources, numberOf } from '../../../renderer/screens/ask/sources.ts';
import { stripOf } from '../../../renderer/screens/ask/strip.ts';
import { coverageSentence } from '../../../renderer/screens/words/answer-words.ts';
import { answerId, documentId, fakeHash, matterId, timeBefore } from '../../fakes/fake-window/fake-ids.ts';

const cite = (page: number, start: number): Evidence => ({
  document: documentId(1),
  textVersion: fakeHash('text'),
  span: { page, start, end: start + 5 },
  quote: `quote ${page}`,
  match: 'exact',
  distance: 0,
  chunk: null,
});
const coverage = {
  documents: 2,
  pagesSearched: 3,
  pagesTotal: 4,
  unreadable: [{ document: documentId(2), page: 0 }],
  terms: [],
  mentions: 1,
  used: 1,
};

describe('sources', () => {
  it('the same place has the same number wherever it is cited', () => {
    const sources = numberedSources([{ citations: [cite(1, 0), cite(2, 0)] }, { citations: [cite(1, 0)] }]);
    expect(sources.map((source) => source.number)).toEqual([1, 2]);
    expect(numberOf(sources, cite(1, 0))).toBe(1);
  });
  it('nearest passages are numbered after what was cited', () => {
    expect(numberedSources([], [cite(3, 0)])).toHaveLength(1);
  });
});

describe('coverage', () => {
  it('is one sentence of counts', () => {
    expect(coverageSentence(coverage)).toBe('Searched 3 of 4 pages in 2 documents; 1 unreadable; 1 mention, 1 used');
  });
  it('a file that could not be read at all is one unreadable bar', () => {
    const answer = {
      sentences: [{ text: 't', citations: [cite(2, 0)], support: 'supported' as const, probability: null }],
      coverage,
      document: null,
    };
    const bars = stripOf(answer, [
      { id: documentId(1), pages: 3 },
      { id: documentId(2), pages: 0 },
    ]);
    expect(bars).toEqual(['plain', 'used', 'plain', 'unreadable']);
  });
  it('many pages share bars and no used page is lost', () => {
    const answer = {
      sentences: [{ text: 't', citations: [cite(997, 0)], support: 'supported' as const, probability: null }],
      coverage,
      document: null,
    };
    const bars = stripOf(answer, [{ id: documentId(1), pages: 2000 }]);
    expect(bars.length).toBeLessThanOrEqual(150);
    expect(bars.filter((bar) => bar === 'used')).toHaveLength(1);
  });
});

describe('words in quotation marks', () => {
  it.each([
    ['“written notice”', 'written notice'],
    ['"LUC-000005"', 'LUC-000005'],
    ['„Frist“', 'Frist'],
    ['What is “notice”?', null],
    ['""', null],
  ])('%s', (text, words) => {
    expect(exactWords(text)).toBe(words);
  });
});

describe('a copied answer', () => {
  it('carries its cites and its coverage, and nothing that was set apart', () => {
    const sentences = [{ text: 'It ends.', citations: [cite(5, 0)], support: 'supported' as const, probability: null }];
    const answer = {
      id: answerId(1),
      matter: matterId(1),
      document: null,
      question: 'When?',
      at: timeBefore(0),
      sentences,
      unsupported: ['Never say this.'],
      abstained: null,
      nearest: [],
      coverage,
      runs: [],
      specialist: 's',
      milliseconds: 1,
    };
    const text = answerWithCites(answer, numberedSources(sentences), () => 'lease.pdf');
    expect(text).toContain('It ends. [1]');
    expect(text).toContain('[1] “quote 5” (lease.pdf, p 5)');
    expect(text).toContain('Searched 3 of 4 pages');
    expect(text).not.toContain('Never say this');
  });
});
