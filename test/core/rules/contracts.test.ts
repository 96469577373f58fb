import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../../electron/core/rules/candidate.ts';
import { findAgreementDates } from '../../../electron/core/rules/contracts/agreement-date.ts';
import { findLiabilityCaps } from '../../../electron/core/rules/contracts/clause-phrases.ts';
import { readContract, type ContractText } from '../../../electron/core/rules/contracts/contract-text.ts';
import { findEffectiveDates } from '../../../electron/core/rules/contracts/effective-date.ts';
import { findExpirationDates } from '../../../electron/core/rules/contracts/expiration-date.ts';
import { findGoverningLaw } from '../../../electron/core/rules/contracts/governing-law.ts';
import { findParties } from '../../../electron/core/rules/contracts/parties.ts';
import { findNoticePeriods, findRenewalTerms } from '../../../electron/core/rules/contracts/renewal.ts';

const best = (find: (contract: ContractText) => readonly Candidate[], text: string): unknown =>
  find(readContract(text))[0]?.normalised;

describe('parties set apart in unusual ways', () => {
  test.each([
    [
      'BETWEEN: ACME PREPARATIONS INC. 2nd Floor, Port Vila "the Manufacturer" -- AND -- BOLT HOLDING LIMITED Unit 05',
      'BOLT HOLDING LIMITED',
    ],
    [
      'between Blue Bancorp, Inc. (the "Company"), Hyde Bancorp, MHC, a Massachusetts company (the "MHC")',
      'Hyde Bancorp, MHC',
    ],
    [
      'by and between, on the one hand, ABG Acme, LLC ("ABG"), and, on the other hand, Pizza Fund, Inc. ("PF")',
      'Pizza Fund, Inc.',
    ],
  ])('in "%s"', (text, name) => {
    expect(best(findParties, `This Agreement is made ${text}.`)).toContain(name);
  });
});

describe('the law of a contract', () => {
  test.each([
    ['shall be governed by the laws, other than choice of law rules, of the State of Florida.', 'Florida'],
    ['shall be governed by the laws of the United States and by the laws of the State of Ohio.', 'Ohio'],
    ['is controlled by the laws of the State of Texas, and venue lies in Pecos County.', 'Texas'],
    ['was made in the State of Nevada and shall be governed by the laws thereof without exception.', 'Nevada'],
  ])('"%s" names %s', (words, place) => {
    expect(best(findGoverningLaw, `This Agreement ${words}`)).toBe(place);
  });
});

describe('dates of a contract', () => {
  test('the agreement date stands after "made" and not after another agreement', () => {
    const text =
      'This Amendment is made as of June 2, 2019. The parties signed that certain Supply Agreement, dated as of May 1, 2014.';
    expect(best(findAgreementDates, text)).toBe('2019-06-02');
  });

  test('a termination agreement bears a date too', () => {
    const text =
      'THIS MUTUAL TERMINATION AGREEMENT is made and entered into as of March 3, 2009, by and between A and B';
    expect(findAgreementDates(readContract(text))[0]?.score).toBeGreaterThan(0.9);
  });

  test.each(['made as of , 2020 (the "Effective Date")', 'DATED AS OF [●]'])(
    'the date in "%s" is left open',
    (text) => {
      const [first] = findAgreementDates(readContract(text));
      expect(first?.normalised).toBeNull();
    },
  );

  test('without any other date the one at the end is taken', () => {
    const text = `Supply Agreement.${' Words.'.repeat(1500)} ACME LTD  BOLT INC  19 Jan. 1998`;
    expect(best(findAgreementDates, text)).toBe('1998-01-19');
  });

  test('the date of a filing is no date of the contract', () => {
    expect(findAgreementDates(readContract('Source: ACME INC, 8-K, 9/30/2016'))[0]?.score).toBeLessThan(0.2);
  });

  test('the effective date is the one called so, not the one before it', () => {
    const text = 'entered into on October 1, 2019 and made effective as of November 1, 2019 (the "Effective Date")';
    expect(best(findEffectiveDates, text)).toBe('2019-11-01');
  });

  test('an effective date may point at the last signature', () => {
    const text = `This Agreement is effective as of the last date signed below ("Effective Date").${' Words.'.repeat(900)}
Date: January 3, 2020
Date: January 9, 2020`;
    expect(best(findEffectiveDates, text)).toBe('2020-01-09');
  });

  test.each([
    ['shall remain in effect until March 15, 2022', '2022-03-15'],
    ['shall commence on the Effective Date and continue for a period of two (2) years', '2009-01-22'],
    ['shall continue until the fourth anniversary of the Effective Date', '2011-01-22'],
    ['will continue in effect until terminated by either party', 'perpetual'],
    ['shall continue in effect until the earlier of (i) December 31, 2012, (ii) the end of the Lease', '2012-12-31'],
    ['shall remain in effect for so long as the Sponsor remains a shareholder', 'perpetual'],
    ['shall continue until the expiration of the License Agreement', 'perpetual'],
    ['shall extend until the four (4) year anniversary of the Effective Date', '2011-01-22'],
    ['shall run until the fifth (5t h) anniversary of the Effective Date', '2012-01-22'],
    ['is for ten (10) years thereafter unless this Agreement is terminated earlier', '2017-01-22'],
    [
      'shall continue for a term of twelve (12) months from the Effective Date, unless terminated earlier',
      '2008-01-22',
    ],
  ])('the term "%s" ends on %s', (words, end) => {
    const text = `This Agreement is made as of January 22, 2007 (the "Effective Date"). Term. This Agreement ${words}.`;
    expect(best(findExpirationDates, text)).toBe(end);
  });

  test('a line may name the day on which the contract ends', () => {
    expect(best(findExpirationDates, 'Termination Date: December 31, 2023')).toBe('2023-12-31');
  });

  test('a last day that is defined elsewhere is looked up, not called open', () => {
    const text =
      'This Agreement is effective on April 5, 2019 and, unless earlier terminated, shall expire on the Expiration Date. 1.40 "Expiration Date" means March 31, 2020.';
    expect(best(findExpirationDates, text)).toBe('2020-03-31');
  });

  test('"unless earlier terminated" before a start is no end', () => {
    const text =
      'Unless earlier terminated, this Agreement shall take effect on December 1st, 2015 and shall expire on November 30, 2016.';
    expect(best(findExpirationDates, text)).toBe('2016-11-30');
  });

  test('the number of a clause does not hide what it is about', () => {
    const text =
      'Dated October 1, 2008. 7.1. This Agreement shall be for the term of one year; thereafter, it shall renew.';
    expect(findExpirationDates(readContract(text))[0]?.score).toBeGreaterThan(0.35);
  });

  test('what follows the term is not the term', () => {
    const text =
      'During the term of this Agreement and for a period of two (2) years after the termination, neither party shall compete.';
    expect(findExpirationDates(readContract(text)).filter(({ score }) => score >= 0.35)).toEqual([]);
  });

  test('a length whose words and figures disagree contradicts itself', () => {
    const [first] = findExpirationDates(
      readContract('The term of this Agreement shall be two (3) years from May 1, 2014.'),
    );
    expect(first?.contradicts).toBe('2 years');
  });
});

describe('renewal and notice', () => {
  const clause =
    'This Agreement shall automatically renew for successive one (1) year terms unless either party gives written notice of non-renewal at least ninety (90) days before the end of the then current term.';

  test('are told apart in one sentence', () => {
    expect(best(findRenewalTerms, clause)).toBe('P1Y');
    expect(best(findNoticePeriods, clause)).toBe('P90D');
  });

  test('running from month to month renews for a month', () => {
    expect(best(findRenewalTerms, 'Thereafter this Agreement shall continue on a month to month basis.')).toBe('P1M');
  });
});

describe('governing law', () => {
  test.each([
    ['governed by the laws of the State of New York, without regard to conflicts', 'New York'],
    ['construed under the laws of the Province of Ontario and the laws of Canada', 'Ontario, Canada'],
    ['governed by English law', 'England'],
    ["governed by the laws of the People's Republic of China", "People's Republic of China"],
    ['governed by the laws of the State of California and the laws of Hong Kong', 'California; Hong Kong'],
    ['governed by and construed in accordance with the laws of England and Wales', 'England and Wales'],
  ])('%s → %s', (words, place) => {
    expect(best(findGoverningLaw, `This Agreement shall be ${words}.`)).toBe(place);
  });

  test('the place of incorporation is not the law of the contract', () => {
    expect(
      findGoverningLaw(
        readContract(
          'a corporation organized and existing under the laws of the State of Delaware, subject to this Agreement',
        ),
      ),
    ).toEqual([]);
  });
});

describe('parties', () => {
  test.each([
    [
      'by and between Tate & Lyle PLC ("T&L") and Igene Biotechnology, Inc. ("Igene").',
      ['Tate & Lyle PLC', 'Igene Biotechnology, Inc.'],
    ],
    [
      'between TOM WATSON (hereinafter referred to as "CONSULTANT") and ADAMS GOLF, LTD. ("ADAMS GOLF")',
      ['TOM WATSON', 'ADAMS GOLF, LTD.'],
    ],
    [
      'between Lantern Corporation, with its office in the State of New York ("Provider"), and Pell, Inc. of 5 Cooper Wharf, Boston ("Customer")',
      ['Lantern Corporation', 'Pell, Inc.'],
    ],
    [
      'between Bank of Maine, N.A. and 2205925 Ontario Limited, with offices in Toronto',
      ['Bank of Maine, N.A.', '2205925 Ontario Limited'],
    ],
  ])('%s', (words, names) => {
    expect(best(findParties, `This Agreement is entered into ${words} WHEREAS, they agree.`)).toEqual(names);
  });

  test('a text that names nobody has none', () => {
    expect(findParties(readContract('The weather was fine between the showers and the sun.'))).toEqual([]);
  });
});

test('a cap with an amount is surer than an exclusion of damages', () => {
  const [first] = findLiabilityCaps(
    readContract(
      'Neither party shall be liable for any indirect damages.\n\nThe total liability of Seller shall not exceed $100,000.',
    ),
  );
  expect(first?.value).toContain('$100,000');
});
