import { expect, test } from 'vitest';
import { extractLegalFields } from '../../../electron/features/extract/legal-fields.ts';
import { extractMedications } from '../../../electron/features/extract/medications.ts';
import { findCitations } from '../../../electron/core/rules/judgments/citations.ts';
import { findLabValues } from '../../../electron/core/rules/clinical/lab-values.ts';

// A hostile file may repeat one thing without end: time must grow with its length, not with the square of it.
test.each([
  '\n',
  ' ',
  '_',
  '.',
  '(',
  '1',
  '1 ',
  'A ',
  'A, ',
  'Inc. ',
  'Between\n',
  'May ',
  'the term of this agreement ',
])('a hundred thousand units of %j are read in seconds', (piece) => {
  const text = piece.repeat(100_000 / piece.length);
  const start = performance.now();
  extractLegalFields(text);
  extractMedications(text);
  findCitations(text);
  findLabValues(text);
  expect(performance.now() - start).toBeLessThan(15_000);
});
