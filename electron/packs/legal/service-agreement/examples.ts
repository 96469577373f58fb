/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'services with an end date',
    pages: [
      `MASTER SERVICES AGREEMENT

THIS MASTER SERVICES AGREEMENT is dated as of 09/24/2018 and is effective as of October 1, 2018 (the "Effective Date"), between Corvane Analytics GmbH ("Service Provider") and Maristow Insurance plc ("Client").

1. Service Provider shall perform the Services described in each Statement of Work for the Fees stated there.

4. Term. This Agreement commences on the Effective Date and shall continue in effect until September 30, 2021.

5. Client may terminate this Agreement for convenience upon thirty (30) days' written notice.

8. The aggregate liability of Service Provider shall not exceed EUR 500,000.

11. This Agreement is governed by German law.`,
    ],
    expected: [
      {
        field: 'parties',
        status: 'found',
        normalised: ['Corvane Analytics GmbH', 'Maristow Insurance plc'],
        quote: 'Corvane Analytics GmbH',
      },
      { field: 'agreementDate', status: 'found', normalised: '2018-09-24', quote: '09/24/2018' },
      { field: 'effectiveDate', status: 'found', normalised: '2018-10-01', quote: 'October 1, 2018' },
      { field: 'term', status: 'absent', normalised: null, quote: null },
      { field: 'expirationDate', status: 'found', normalised: '2021-09-30', quote: 'September 30, 2021' },
      { field: 'renewalTerm', status: 'absent', normalised: null, quote: null },
      { field: 'noticePeriod', status: 'absent', normalised: null, quote: null },
      { field: 'governingLaw', status: 'found', normalised: 'Germany', quote: 'German' },
      {
        field: 'liabilityCap',
        status: 'found',
        normalised: '8. The aggregate liability of Service Provider shall not exceed EUR 500,000.',
        quote: '8. The aggregate liability of Service Provider shall not exceed EUR 500,000.',
      },
      { field: 'assignment', status: 'absent', normalised: null, quote: null },
      { field: 'confidentiality', status: 'absent', normalised: null, quote: null },
      {
        field: 'terminationForConvenience',
        status: 'found',
        normalised: "5. Client may terminate this Agreement for convenience upon thirty (30) days' written notice.",
        quote: "5. Client may terminate this Agreement for convenience upon thirty (30) days' written notice.",
      },
    ],
  },
];
