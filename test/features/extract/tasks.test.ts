import { expect, test } from 'vitest';
import { fieldProbability } from '../../../electron/features/extract/field-probability.ts';
import { extractLegalFields } from '../../../electron/features/extract/legal-fields.ts';
import { extractMedications } from '../../../electron/features/extract/medications.ts';

const contract =
  'This Agreement is made on May 1, 2014 by and between Alder Inc. ("Seller") and Birch LLC ("Buyer"). WHEREAS, they agree. The term of this Agreement is two (2) years.';

test('legal.fields gives the seven fields, each with its place or none', () => {
  const fields = extractLegalFields(contract);
  expect(fields.map(({ field, status, normalised }) => [field, status, normalised])).toEqual([
    ['Parties', 'found', ['Alder Inc.', 'Birch LLC']],
    ['Agreement Date', 'found', '2014-05-01'],
    ['Effective Date', 'found', '2014-05-01'],
    ['Expiration Date', 'found', '2016-05-01'],
    ['Renewal Term', 'absent', null],
    ['Governing Law', 'absent', null],
    ['Notice Period To Terminate Renewal', 'absent', null],
  ]);
  for (const { start, end, text } of fields)
    if (start !== null && end !== null) expect(contract.slice(start, end)).toBe(text);
});

test('legal.fields of nothing is seven absences', () => {
  expect(extractLegalFields('').map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 'absent'));
});

test('health.medications gives each medicine with its place', () => {
  const note = 'MEDICATIONS: metoprolol 25 mg by mouth twice daily.';
  const [first] = extractMedications(note);
  expect(first).toEqual({
    name: 'metoprolol',
    dose: '25 mg',
    route: 'oral',
    frequency: 'twice daily',
    status: 'current',
    start: 13,
    end: 50,
    text: 'metoprolol 25 mg by mouth twice daily',
    probability: 0.9,
  });
});

test('a surer pattern is never given a lower probability', () => {
  for (const { field } of extractLegalFields('')) {
    const scores = [0, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((score) => fieldProbability(field, score));
    expect(scores).toEqual([...scores].sort((left, right) => left - right));
  }
});
