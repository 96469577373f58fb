/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [
  {
    name: 'a shop lease',
    pages: [
      `COMMERCIAL LEASE

This Lease is made on January 4, 2022 between Ashgrove Estates LLC ("Landlord") and Tinbeck Bakery, Inc. ("Tenant").

1. Landlord hereby leases to Tenant the shop at 14 Quarry Lane, Bangor, Maine (the "Premises").

2. The term of this Lease is ten (10) years. It begins on February 1, 2022 (the "Commencement Date") and ends on January 31, 2032. Tenant may extend the term for one further period of five (5) years by giving Landlord written notice not less than six (6) months before the term ends.

3. Tenant shall pay rent of $2,950 per month, in advance.

4. Tenant shall not assign this Lease or sublet the Premises without the consent of Landlord.

9. This Lease is governed by the laws of the State of Maine.`,
    ],
    expected: [
      {
        field: 'parties',
        status: 'found',
        normalised: ['Ashgrove Estates LLC', 'Tinbeck Bakery, Inc.'],
        quote: 'Ashgrove Estates LLC',
      },
      { field: 'agreementDate', status: 'found', normalised: '2022-01-04', quote: 'January 4, 2022' },
      { field: 'effectiveDate', status: 'found', normalised: '2022-02-01', quote: 'February 1, 2022' },
      { field: 'term', status: 'found', normalised: 'P10Y', quote: 'ten (10) years' },
      { field: 'expirationDate', status: 'found', normalised: '2032-01-31', quote: 'January 31, 2032' },
      { field: 'renewalTerm', status: 'found', normalised: 'P5Y', quote: 'five (5) years' },
      { field: 'noticePeriod', status: 'found', normalised: 'P6M', quote: 'six (6) months' },
      {
        field: 'premises',
        status: 'found',
        normalised: '1. Landlord hereby leases to Tenant the shop at 14 Quarry Lane, Bangor, Maine (the "Premises").',
        quote: '1. Landlord hereby leases to Tenant the shop at 14 Quarry Lane, Bangor, Maine (the "Premises").',
      },
      {
        field: 'rent',
        status: 'found',
        normalised: '3. Tenant shall pay rent of $2,950 per month, in advance.',
        quote: '3. Tenant shall pay rent of $2,950 per month, in advance.',
      },
      {
        field: 'assignment',
        status: 'found',
        normalised: '4. Tenant shall not assign this Lease or sublet the Premises without the consent of Landlord.',
        quote: '4. Tenant shall not assign this Lease or sublet the Premises without the consent of Landlord.',
      },
      { field: 'liabilityCap', status: 'absent', normalised: null, quote: null },
      { field: 'governingLaw', status: 'found', normalised: 'Maine', quote: 'Maine' },
    ],
  },
];
