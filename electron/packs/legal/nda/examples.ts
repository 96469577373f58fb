/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'a mutual agreement over two pages',
    pages: [
      `MUTUAL NON-DISCLOSURE AGREEMENT

This Mutual Non-Disclosure Agreement is entered into as of May 12, 2023 (the "Effective Date") by and between Brindle Optics, Inc., a Delaware corporation ("Brindle"), and Halden Works Ltd., a company registered in England ("Halden").

1. The Receiving Party shall hold the Confidential Information of the Disclosing Party in strict confidence and shall not disclose it to any third party.

2. This Agreement shall remain in force for an initial term of three (3) years from the Effective Date.`,
      `3. Neither party may assign this Agreement without the prior written consent of the other party.

4. This Agreement shall be governed by and construed in accordance with the laws of England and Wales.`,
    ],
    expected: [
      {
        field: 'parties',
        status: 'found',
        normalised: ['Brindle Optics, Inc.', 'Halden Works Ltd.'],
        quote: 'Brindle Optics, Inc.',
      },
      { field: 'agreementDate', status: 'found', normalised: '2023-05-12', quote: 'May 12, 2023' },
      { field: 'effectiveDate', status: 'found', normalised: '2023-05-12', quote: 'May 12, 2023' },
      { field: 'term', status: 'found', normalised: 'P3Y', quote: 'three (3) years' },
      {
        field: 'confidentiality',
        status: 'found',
        normalised:
          '1. The Receiving Party shall hold the Confidential Information of the Disclosing Party in strict confidence and shall not disclose it to any third party.',
        quote:
          '1. The Receiving Party shall hold the Confidential Information of the Disclosing Party in strict confidence and shall not disclose it to any third party.',
      },
      { field: 'governingLaw', status: 'found', normalised: 'England and Wales', quote: 'England and Wales' },
      {
        field: 'assignment',
        status: 'found',
        normalised: '3. Neither party may assign this Agreement without the prior written consent of the other party.',
        quote: '3. Neither party may assign this Agreement without the prior written consent of the other party.',
      },
    ],
  },
  {
    name: 'a term whose words and figures disagree',
    pages: [
      `CONFIDENTIALITY AGREEMENT

This Confidentiality Agreement is made on 3 March 2021 between Orrin Foods LLC, an Ohio limited liability company ("Orrin"), and Tessaly Labs, Inc., a Texas corporation ("Tessaly").

1. Term. The term of this Agreement shall be two (3) years from the date hereof. The Receiving Party and the Disclosing Party shall keep confidential all Confidential Information.`,
    ],
    expected: [
      {
        field: 'parties',
        status: 'found',
        normalised: ['Orrin Foods LLC', 'Tessaly Labs, Inc.'],
        quote: 'Orrin Foods LLC',
      },
      { field: 'agreementDate', status: 'found', normalised: '2021-03-03', quote: '3 March 2021' },
      { field: 'effectiveDate', status: 'found', normalised: '2021-03-03', quote: '3 March 2021' },
      { field: 'term', status: 'conflicting', normalised: null, quote: 'two (3) years' },
      {
        field: 'confidentiality',
        status: 'found',
        normalised:
          'The Receiving Party and the Disclosing Party shall keep confidential all Confidential Information.',
        quote: 'The Receiving Party and the Disclosing Party shall keep confidential all Confidential Information.',
      },
      { field: 'governingLaw', status: 'absent', normalised: null, quote: null },
      { field: 'assignment', status: 'absent', normalised: null, quote: null },
    ],
  },
];
