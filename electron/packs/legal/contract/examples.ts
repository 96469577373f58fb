/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'a distribution agreement',
    pages: [
      `DISTRIBUTION AGREEMENT

This Distribution Agreement is entered into on March 15, 2000 by and between Velmar Audio Inc., a California corporation ("Velmar"), and Kestrel Imports Limited, a Hong Kong company ("Distributor").

WHEREAS, the parties wish to set out the terms of distribution herein;

3. The term of this Agreement shall commence on the date first above written and shall continue for a period of two (2) years. Thereafter it shall be renewed from year to year unless terminated by either party upon ninety (90) days' prior written notice.

8. Velmar shall not be liable for indirect or consequential damages.

10. This Agreement shall be construed under the laws of the State of California.`,
    ],
    expected: [
      {
        field: 'parties',
        status: 'found',
        normalised: ['Velmar Audio Inc.', 'Kestrel Imports Limited'],
        quote: 'Velmar Audio Inc.',
      },
      { field: 'agreementDate', status: 'found', normalised: '2000-03-15', quote: 'March 15, 2000' },
      { field: 'effectiveDate', status: 'found', normalised: '2000-03-15', quote: 'March 15, 2000' },
      { field: 'term', status: 'found', normalised: 'P2Y', quote: 'two (2) years' },
      { field: 'expirationDate', status: 'found', normalised: '2002-03-15', quote: 'two (2) years' },
      { field: 'renewalTerm', status: 'found', normalised: 'P1Y', quote: 'year to year' },
      { field: 'noticePeriod', status: 'found', normalised: 'P90D', quote: 'ninety (90) days' },
      { field: 'governingLaw', status: 'found', normalised: 'California', quote: 'California' },
      {
        field: 'liabilityCap',
        status: 'found',
        normalised: '8. Velmar shall not be liable for indirect or consequential damages.',
        quote: '8. Velmar shall not be liable for indirect or consequential damages.',
      },
      { field: 'assignment', status: 'absent', normalised: null, quote: null },
      { field: 'confidentiality', status: 'absent', normalised: null, quote: null },
    ],
  },
];
