import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../electron/contract/audit.ts';
import { verdictSentence } from '../../../renderer/screens/words/audit-words.ts';
import { confidenceShown, confidenceWord, inHundred } from '../../../renderer/screens/words/confidence-words.ts';
import { canRetry, documentState } from '../../../renderer/screens/words/document-words.ts';
import { importSummary } from '../../../renderer/screens/words/import-words.ts';
import { aboutTime, count, size, took } from '../../../renderer/screens/words/numbers.ts';
import { valueParts, valueText } from '../../../renderer/screens/words/value-words.ts';

const verdict = (part: Partial<Verdict>): Verdict => ({
  outcome: 'intact',
  origin: 'log',
  size: 100,
  intactTo: 100,
  anchoredTo: null,
  unanchoredTail: 100,
  lines: [],
  ...part,
});

describe('the sentence on top of the log', () => {
  it('says unanchored when nobody outside holds a seal', () => {
    expect(verdictSentence(verdict({}))).toBe(
      'Intact to entry 99. Unanchored: no outside witness holds a copy of its seal yet.',
    );
  });
  it('counts what came after the last anchor', () => {
    expect(verdictSentence(verdict({ anchoredTo: 49, unanchoredTail: 51 }))).toBe(
      'Intact to entry 99. The last 51 entries have no outside anchor yet.',
    );
    expect(verdictSentence(verdict({ anchoredTo: 99, unanchoredTail: 1 }))).toContain('The last 1 entry has');
  });
  it('names the entry from which a changed log does not hold', () => {
    expect(verdictSentence(verdict({ outcome: 'tampered', intactTo: 40 }))).toBe(
      'Intact to entry 39. From entry 40 on it does not hold.',
    );
    expect(verdictSentence(verdict({ outcome: 'tampered', intactTo: 0 }))).toContain('from its first entry');
  });
  it('tells a vault that does not fit from a log that does not hold', () => {
    const line = { verdict: 'failed', class: 'missing-record', index: 12, detail: '' } as const;
    expect(verdictSentence(verdict({ outcome: 'tampered', lines: [{ ...line, check: 'completeness' }] }))).toBe(
      'Intact to entry 99. The vault does not hold what the log tells of.',
    );
    expect(verdictSentence(verdict({ outcome: 'tampered', lines: [{ ...line, check: 'signatures' }] }))).toContain(
      'beside the entries',
    );
  });
  it('says nothing about a log it could not read', () => {
    expect(verdictSentence(verdict({ outcome: 'unreadable' }))).toContain('could not be read');
  });
});

describe('confidence', () => {
  it.each([
    [0.39, 'very low'],
    [0.4, 'low'],
    [0.69, 'low'],
    [0.7, 'fair'],
    [0.85, 'high'],
    [0.95, 'very high'],
  ])('%d is %s', (probability, word) => {
    expect(confidenceWord(probability)).toBe(word);
  });
  it('a raw score is never shown as a frequency', () => {
    const shown = confidenceShown({ raw: 0.97, probability: null, samples: 0 });
    expect(shown).toMatchObject({ share: null, word: 'Not enough data yet', count: '' });
  });
  it('no probability is shown as a certainty', () => {
    expect([0, 0.001, 0.5, 0.9967, 1].map(inHundred)).toEqual([
      '1 in 100',
      '1 in 100',
      '50 in 100',
      '99 in 100',
      '99 in 100',
    ]);
  });
});

describe('files', () => {
  it('a reason comes before the outcome', () => {
    expect(documentState({ outcome: 'rejected', reason: 'damaged', status: 'received' }).title).toBe(
      'Refused: damaged',
    );
    expect(documentState({ outcome: 'limit', reason: 'pages', status: 'ready' }).title).toBe('Over the page limit');
  });
  it('a file under way shows its step', () => {
    expect(documentState({ outcome: 'ok', reason: null, status: 'indexed' }).title).toBe(
      'Searchable, looking for findings',
    );
  });
  it('trying again is offered only where it can help', () => {
    expect(canRetry({ outcome: 'failed', reason: null })).toBe(true);
    expect(canRetry({ outcome: 'limit', reason: 'time' })).toBe(true);
    expect(canRetry({ outcome: 'limit', reason: 'bytes' })).toBe(false);
    expect(canRetry({ outcome: 'rejected', reason: 'empty' })).toBe(false);
  });
  it('an import tells its counts in one sentence', () => {
    const counts = { imported: 9, known: 1, refused: 0, failed: 0, skipped: 0, needsPerson: 4 };
    expect(importSummary({ outcome: 'done-with-problems', counts })).toBe(
      'Import finished, some files need you: 9 new, 1 already there, 4 need you.',
    );
    expect(importSummary({ outcome: 'cancelled', counts: {} })).toBe('Import stopped by you; what was finished stays.');
  });
});

describe('numbers and values', () => {
  it('say about, and one figure', () => {
    expect([aboutTime(4), aboutTime(23), aboutTime(238), aboutTime(9000)]).toEqual([
      'a few seconds',
      'about 20 s',
      'about 4 min',
      'about 3 h',
    ]);
    expect([took(2), took(1400), took(41_000)]).toEqual(['2 ms', '1.4 s', '41 s']);
    expect([size(0), size(52_500), size(98_362_432)]).toEqual(['0 bytes', '52.5 kB', '98.4 MB']);
    expect([count(1, 'page'), count(2, 'page'), count(0, 'entry', 'entries')]).toEqual([
      '1 page',
      '2 pages',
      '0 entries',
    ]);
  });
  it('a value of any shape reads as text', () => {
    expect(valueText(['a', 'b'])).toBe('a; b');
    expect(valueText({ name: 'Apixaban', dose: '5 mg', route: null })).toBe('Apixaban · 5 mg');
    expect(valueParts({ startDate: '2024' })).toEqual([{ name: 'start date', text: '2024' }]);
    expect(valueParts('plain')).toBeNull();
  });
});
