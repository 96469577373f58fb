import { describe, expect, test } from 'vitest';
import { findCaseNumbers } from '../../../electron/core/rules/judgments/case-numbers.ts';
import { findCitations } from '../../../electron/core/rules/judgments/citations.ts';
import { findCourts } from '../../../electron/core/rules/judgments/courts.ts';
import { findDispositions } from '../../../electron/core/rules/judgments/dispositions.ts';
import { findJudges } from '../../../electron/core/rules/judgments/judges.ts';
import { findJudgmentDates } from '../../../electron/core/rules/judgments/judgment-dates.ts';
import { findJudgmentParties } from '../../../electron/core/rules/judgments/judgment-parties.ts';

describe('citations', () => {
  test.each([
    ['42 U.S.C. § 1983', 'statute'],
    ['17 C.F.R. § 240.24b-2', 'statute'],
    ['Section 302 of the Indian Penal Code', 'statute'],
    ['section 14(2) of the Sale of Goods Act 1979', 'statute'],
    ['Article 226 of the Constitution of India', 'statute'],
    ['[2015] UKSC 36', 'neutral'],
    ['[2016] EWCA Civ 1161', 'neutral'],
    ['[1980] AC 827', 'case'],
    ['AIR 1950 SC 27', 'case'],
    ['557 U.S. 167 (2009)', 'case'],
    ['123 F.3d 456, 460 (9th Cir. 1997)', 'case'],
    ['Case C-131/12', 'eu'],
    ['Regulation (EU) 2016/679', 'eu'],
  ])('%s is a citation: %s', (text, kind) => {
    expect(findCitations(`as held in ${text}, the court`)).toMatchObject([{ kind, text }]);
  });

  test('a page number is none', () => {
    expect(findCitations('see page 12 of 40 and section A of the form')).toEqual([]);
  });
});

test('only the citation at the head is that of the judgment itself', () => {
  expect(
    findCaseNumbers('Neutral Citation Number: [2025] EWHC 900 (Comm)\n').map(({ normalised }) => normalised),
  ).toEqual(['[2025] EWHC 900 (Comm)']);
  expect(findCaseNumbers('The decision in [2016] UKSC 24 was followed.')).toEqual([]);
});

test('the court of a district is named with it', () => {
  expect(findCourts('UNITED STATES DISTRICT COURT\nNORTHERN DISTRICT OF OHIO\n')[0]?.normalised).toBe(
    'United States District Court, Northern District of Ohio',
  );
  expect(findCourts('IN THE HIGH COURT OF DELHI AT NEW DELHI\n')[0]?.normalised).toContain('High Court of Delhi');
});

test('parties stand on both sides of "v."', () => {
  expect(findJudgmentParties('Smith & Sons Ltd. v. The Crown\n')[0]?.normalised).toEqual([
    'Smith & Sons Ltd.',
    'The Crown',
  ]);
  expect(findJudgmentParties('it would have understood the case of him v. her to mean\n')).toEqual([]);
});

test('the day of judgment is the one of decision, not of the hearing', () => {
  expect(findJudgmentDates('Heard on 3 May 2021\nDecided on 8 June 2021\n')[0]?.normalised).toBe('2021-06-08');
});

test('judges are named once', () => {
  expect(findJudges('Before:\nMRS JUSTICE ALDER\n\nMrs Justice Alder:\n')[0]?.normalised).toEqual([
    'Mrs Justice Alder',
  ]);
  expect(findJudges('Before: Easterbrook, Posner, and Wood, Circuit Judges.\n')[0]?.normalised).toEqual([
    'Easterbrook',
    'Posner',
    'Wood',
  ]);
});

test('the outcome is the last sentence that orders something', () => {
  expect(
    findDispositions('The motion is denied as to count one. For these reasons the appeal is dismissed.')[0]?.value,
  ).toBe('For these reasons the appeal is dismissed.');
});
