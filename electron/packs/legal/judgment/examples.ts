/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'an English judgment',
    pages: [
      `IN THE HIGH COURT OF JUSTICE
KING'S BENCH DIVISION

Case No: QB-2021-003344

Date: 8 February 2023

Before:
MR JUSTICE ALDERWICK

Between:
FENWRIGHT HAULAGE LIMITED
Claimant
- and -
OAKTREE DEPOTS PLC
Defendant

JUDGMENT

1. This is an appeal from an order of the Master. The defendant relies on section 2 of the Limitation Act 1980 and on the decision in [2016] UKSC 24.`,
      '2. The claim was brought out of time. The claim is dismissed with costs.',
    ],
    expected: [
      { field: 'court', status: 'found', normalised: 'High Court of Justice', quote: 'HIGH COURT OF JUSTICE' },
      {
        field: 'parties',
        status: 'found',
        normalised: ['FENWRIGHT HAULAGE LIMITED', 'OAKTREE DEPOTS PLC'],
        quote: 'FENWRIGHT HAULAGE LIMITED',
      },
      { field: 'date', status: 'found', normalised: '2023-02-08', quote: '8 February 2023' },
      { field: 'caseNumber', status: 'found', normalised: 'QB-2021-003344', quote: 'QB-2021-003344' },
      { field: 'judges', status: 'found', normalised: ['Mr Justice Alderwick'], quote: 'MR JUSTICE ALDERWICK' },
      {
        field: 'disposition',
        status: 'found',
        normalised: 'The claim is dismissed with costs.',
        quote: 'The claim is dismissed with costs.',
      },
      {
        field: 'citations',
        status: 'found',
        normalised: 'section 2 of the Limitation Act 1980',
        quote: 'section 2 of the Limitation Act 1980',
      },
      { field: 'citations', status: 'found', normalised: '[2016] UKSC 24', quote: '[2016] UKSC 24' },
    ],
  },
  {
    name: 'an order of a United States court',
    pages: [
      `UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF OHIO

Jane R. Colworth, Plaintiff,
v.
Redhollow Mills, Inc., Defendant.

Case No. 3:19-cv-01482

OPINION AND ORDER

Plaintiff sues under 29 U.S.C. § 623(a)(1). The court follows Gross v. FBL Financial Services, 557 U.S. 167 (2009).

The motion for summary judgment is granted.

Dated: June 2, 2021`,
    ],
    expected: [
      {
        field: 'court',
        status: 'found',
        normalised: 'United States District Court, Northern District of Ohio',
        quote: `UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF OHIO`,
      },
      {
        field: 'parties',
        status: 'found',
        normalised: ['Jane R. Colworth', 'Redhollow Mills, Inc.'],
        quote: 'Jane R. Colworth',
      },
      { field: 'date', status: 'found', normalised: '2021-06-02', quote: 'June 2, 2021' },
      { field: 'caseNumber', status: 'found', normalised: '3:19-cv-01482', quote: '3:19-cv-01482' },
      { field: 'judges', status: 'absent', normalised: null, quote: null },
      {
        field: 'disposition',
        status: 'found',
        normalised: 'The motion for summary judgment is granted.',
        quote: 'The motion for summary judgment is granted.',
      },
      { field: 'citations', status: 'found', normalised: '29 U.S.C. § 623(a)(1)', quote: '29 U.S.C. § 623(a)(1)' },
      { field: 'citations', status: 'found', normalised: '557 U.S. 167 (2009)', quote: '557 U.S. 167 (2009)' },
    ],
  },
];
