/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'a software licence',
    pages: [
      `SOFTWARE LICENSE AGREEMENT

This Software License Agreement is made effective as of the 1st day of July, 2019 by and between Norwick Systems Corporation, a Nevada corporation ("Licensor"), and Pellam Retail Group, Inc., an Illinois corporation ("Licensee").

2.1 Licensor hereby grants to Licensee a non-exclusive, non-transferable license to use the Software at its stores in the United States.

5.1 The initial term of this Agreement is five (5) years from the date of this Agreement. It shall automatically renew for successive one (1) year terms unless either party gives written notice of non-renewal at least sixty (60) days before the end of the then current term.

7.2 In no event shall the total liability of Licensor exceed the license fees paid in the twelve (12) months before the claim.

9.1 Licensee shall not assign or transfer this Agreement without the consent of Licensor.

9.4 This Agreement shall be governed by the laws of the State of Illinois, without regard to its conflict of laws rules.`,
    ],
    expected: [
      {
        field: 'parties',
        status: 'found',
        normalised: ['Norwick Systems Corporation', 'Pellam Retail Group, Inc.'],
        quote: 'Norwick Systems Corporation',
      },
      { field: 'agreementDate', status: 'found', normalised: '2019-07-01', quote: '1st day of July, 2019' },
      { field: 'effectiveDate', status: 'found', normalised: '2019-07-01', quote: '1st day of July, 2019' },
      { field: 'term', status: 'found', normalised: 'P5Y', quote: 'five (5) years' },
      { field: 'expirationDate', status: 'found', normalised: '2024-07-01', quote: 'five (5) years' },
      { field: 'renewalTerm', status: 'found', normalised: 'P1Y', quote: 'one (1) year' },
      { field: 'noticePeriod', status: 'found', normalised: 'P60D', quote: 'sixty (60) days' },
      { field: 'governingLaw', status: 'found', normalised: 'Illinois', quote: 'Illinois' },
      {
        field: 'liabilityCap',
        status: 'found',
        normalised:
          '7.2 In no event shall the total liability of Licensor exceed the license fees paid in the twelve (12) months before the claim.',
        quote:
          '7.2 In no event shall the total liability of Licensor exceed the license fees paid in the twelve (12) months before the claim.',
      },
      {
        field: 'assignment',
        status: 'found',
        normalised: '9.1 Licensee shall not assign or transfer this Agreement without the consent of Licensor.',
        quote: '9.1 Licensee shall not assign or transfer this Agreement without the consent of Licensor.',
      },
      { field: 'confidentiality', status: 'absent', normalised: null, quote: null },
      {
        field: 'licenceGrant',
        status: 'found',
        normalised:
          '2.1 Licensor hereby grants to Licensee a non-exclusive, non-transferable license to use the Software at its stores in the United States.',
        quote:
          '2.1 Licensor hereby grants to Licensee a non-exclusive, non-transferable license to use the Software at its stores in the United States.',
      },
    ],
  },
];
