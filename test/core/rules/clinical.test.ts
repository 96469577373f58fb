import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAllergies } from '../../../electron/core/rules/clinical/allergies.ts';
import { assertionOf } from '../../../electron/core/rules/clinical/assertion.ts';
import { checkDose } from '../../../electron/core/rules/clinical/dose-check.ts';
import { findDoses, findFrequencies, findRoutes } from '../../../electron/core/rules/clinical/doses.ts';
import { findLabValues } from '../../../electron/core/rules/clinical/lab-values.ts';
import { findMedications, medicationCandidates } from '../../../electron/core/rules/clinical/medications.ts';
import { readSections } from '../../../electron/core/rules/clinical/note-sections.ts';
import { findProblems, findSectionItems } from '../../../electron/core/rules/clinical/problems.ts';

const parts = ({ name, dose, route, frequency, status }: ReturnType<typeof findMedications>[number]): unknown[] => [
  name, dose, route, frequency, status,
]; // prettier-ignore

describe('medicines', () => {
  test.each([
    ['MEDICATIONS: metoprolol 25 mg by mouth twice daily.', ['metoprolol', '25 mg', 'oral', 'twice daily', 'current']],
    ['MEDICATIONS: Coumadin 4mg qd.', ['coumadin', '4 mg', null, 'once daily', 'current']],
    [
      'PLAN: Start amoxicillin 500 mg PO TID for ten days.',
      ['amoxicillin', '500 mg', 'oral', 'three times daily', 'new'],
    ],
    ['HPI: She denies taking aspirin.', ['aspirin', null, null, null, 'denied']],
    ['HOSPITAL COURSE: Metformin was discontinued.', ['metformin', null, null, null, 'stopped']],
    ['PLAN: Increase lisinopril to 20 mg daily.', ['lisinopril', '20 mg', null, 'once daily', 'changed']],
    [
      'MEDICATIONS: Nasonex two sprays in each nostril daily.',
      ['nasonex', '2 sprays', 'nasal', 'once daily', 'current'],
    ],
    [
      'MEDICATIONS: ferrous sulfate 325 mg p.o. b.i.d.',
      ['ferrous sulfate', '325 mg', 'oral', 'twice daily', 'current'],
    ],
    [
      'MEDICATIONS: Vicodin one tablet q.4-6h. p.r.n.',
      ['vicodin', '1 tablet', null, 'every 4-6 hours, as needed', 'current'],
    ],
  ])('%s', (text, expected) => {
    expect(findMedications(text).map(parts)).toEqual([expected]);
  });

  test('a blood value and the family are no medicines, and an allergy is named as one', () => {
    const text = 'LABS: Potassium 4.2, iron level normal.\nALLERGIES: Penicillin.\nHPI: penicillin allergy.';
    expect(findMedications(text).map(parts)).toEqual([['penicillin', null, null, null, 'allergy']]);
    expect(medicationCandidates(text)).toEqual([]);
  });

  test.each([
    ['PLAN: We will increase her lisinopril to 40 mg daily and initiate Lasix 20 mg daily.', ['changed', 'new']],
    [
      'PLAN: Initiate Lasix 40 mg once daily, and continue Toprol 50 mg daily and lisinopril.',
      ['new', 'current', 'current'],
    ],
    ['PLAN: Discontinue the use of ibuprofen, but he may continue using Tylenol.', ['stopped', 'current']],
    ['HPI: She has stopped taking Prilosec. He has tried taking naproxen.', ['stopped', 'past']],
    ['HPI: He continues to take Keppra. She has a history of gout and takes allopurinol.', ['current', 'current']],
    ['HPI: She denies taking aspirin. Tylenol failed to help.', ['denied', 'past']],
    ['PLAN: I will place him on carvedilol 25 mg twice a day.', ['new']],
    ['HPI: On fish oil and Toprol-XL, and an allergic reaction to codeine.', ['current', 'current', 'allergy']],
  ])('the nearest words say what is done: %s', (text, statuses) => {
    expect(findMedications(text).map(({ status }) => status)).toEqual(statuses);
  });

  test('the same medicine with and without its dose is one', () => {
    const text = 'HPI: He takes warfarin.\nMEDICATIONS: Warfarin 5 mg daily.';
    expect(findMedications(text)).toHaveLength(1);
  });

  test('spans hold the name and never leave the text', () => {
    const words = fc.constantFrom(
      'aspirin',
      'Lasix',
      '40 mg',
      'PO',
      'BID',
      'MEDICATIONS:',
      'denies',
      '.',
      ',',
      '\n',
      '1.',
      'stopped',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (list) => {
        const text = list.join(' ');
        for (const { start, end, name } of findMedications(text)) {
          expect(text.slice(start, end).toLowerCase()).toContain(name);
        }
      }),
    );
  });
});

test.each([
  ['500 mg', '500 mg'],
  ['0.25 mcg', '0.25 mcg'],
  ['1-2 tablets', '1-2 tablets'],
  ['half tablet', '0.5 tablet'],
  ['10 units', '10 units'],
])('the dose %s reads %s', (text, normalised) => {
  expect(findDoses(`take ${text} now`).map((found) => found.normalised)).toEqual([normalised]);
});

test.each([
  ['q8h', 'every 8 hours'],
  ['every six hours', 'every 6 hours'],
  ['q.i.d.', 'four times daily'],
  ['three times a day', 'three times daily'],
  ['q.h.s.', 'at bedtime'],
  ['every other day', 'every other day'],
  ['once weekly', 'once weekly'],
])('the frequency %s reads %s', (text, normalised) => {
  expect(findFrequencies(`take ${text} `).map((found) => found.normalised)).toEqual([normalised]);
});

test.each([
  ['PO', 'oral'],
  ['subcutaneously', 'subcutaneous'],
  ['IV', 'intravenous'],
  ['under the tongue', 'sublingual'],
])('the route %s reads %s', (text, normalised) => {
  expect(findRoutes(`give ${text} now`).map((found) => found.normalised)).toEqual([normalised]);
});

test('a dose that nobody writes is questioned, not refused', () => {
  expect([checkDose('500 mg').verdict, checkDose('500000 mg').verdict, checkDose(null).verdict]).toEqual([
    'passed',
    'failed',
    'not-applicable',
  ]);
});

describe('assertion', () => {
  test.each([
    ['The patient denies chest pain.', 'chest pain', '', 'negated'],
    ['No evidence of pneumonia.', 'pneumonia', '', 'negated'],
    ['He has chest pain but no dyspnea.', 'chest pain', '', 'affirmed'],
    ['No fever, but he has a cough.', 'cough', '', 'affirmed'],
    ['Possible pneumonia.', 'pneumonia', '', 'possible'],
    ['Mother had breast cancer.', 'breast cancer', '', 'family'],
    ['History of asthma.', 'asthma', '', 'past'],
    ['Asthma', 'Asthma', 'past medical history', 'past'],
    ['Fracture is not seen.', 'Fracture', '', 'negated'],
    ['Type 2 diabetes, not controlled', 'Type 2 diabetes, not controlled', 'assessment', 'affirmed'],
    ['No increase in the effusion.', 'effusion', '', 'affirmed'],
  ])('%s: %s', (text, words, heading, assertion) => {
    const start = text.indexOf(words);
    expect(assertionOf(text, start, start + words.length, heading)).toBe(assertion);
  });
});

describe('sections', () => {
  test('cover a text without overlaps', () => {
    const pieces = fc.constantFrom(
      'PLAN:',
      'Allergies:',
      'ASSESSMENT',
      '\n',
      ' rest and fluids.',
      ',1.  item',
      'Penicillin: hives',
      '\n\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (list) => {
        const sections = readSections(list.join(''));
        sections.slice(1).forEach(({ title }, index) => {
          expect(title.start).toBeGreaterThanOrEqual(sections[index]?.end ?? 0);
        });
      }),
    );
  });

  test('a list in a transcribed note is read item by item', () => {
    const text =
      'PREOPERATIVE DIAGNOSES:,1.  Cystitis.,2.  Anemia.,PROCEDURE:,  The patient was brought in and was prepped.';
    expect(findProblems(text, ['preoperative diagnosis', 'preoperative diagnoses']).map(({ value }) => value)).toEqual([
      'Cystitis',
      'Anemia',
    ]);
    expect(findSectionItems(text, ['procedure'])).toEqual([]);
  });
});

test('an allergy list is read by substance, and none known is a finding of its own', () => {
  expect(findAllergies('ALLERGIES: Sulfa, codeine and latex.').map(({ normalised }) => normalised)).toEqual([
    'Sulfa',
    'codeine',
    'latex',
  ]);
  expect(findAllergies('ALLERGIES: NKDA.')).toMatchObject([{ normalised: 'none known', assertion: 'negated' }]);
  expect(findAllergies('ALLERGIES: She denies any allergy to latex.')).toMatchObject([{ assertion: 'negated' }]);
  expect(findAllergies('She denies any allergy to latex.').map(({ normalised }) => normalised)).not.toContain(
    'none known',
  );
});

test('a printed flag is held against the printed range', () => {
  const [high, wrong] = findLabValues('Potassium 5.9 mmol/L (3.5-5.1) H\nSodium 138 mmol/L (135-145) L');
  expect(high).toMatchObject({ normalised: { flag: 'high' }, checks: [{ verdict: 'passed' }] });
  expect(wrong).toMatchObject({ checks: [{ verdict: 'failed' }] });
});
