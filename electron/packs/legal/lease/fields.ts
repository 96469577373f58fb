/** A contract by which one party may use rooms or land for rent. */
import { z } from 'zod';
import { contractFields } from '../shared/fields.ts';

export const fields = {
  parties: { ...contractFields.parties, describes: 'Landlord and tenant, and any guarantor' },
  agreementDate: contractFields.agreementDate,
  effectiveDate: {
    ...contractFields.effectiveDate,
    title: 'Start of the lease',
    describes: 'The day on which the lease starts',
  },
  term: contractFields.term,
  expirationDate: contractFields.expirationDate,
  renewalTerm: contractFields.renewalTerm,
  noticePeriod: contractFields.noticePeriod,
  premises: {
    title: 'Premises',
    describes: 'What is leased',
    risk: 'medium',
    many: false,
    schema: z.string().max(1000),
  },
  rent: {
    title: 'Rent',
    describes: 'What the tenant pays, and how often',
    risk: 'high',
    many: false,
    schema: z.string().max(1000),
  },
  assignment: { ...contractFields.assignment, title: 'Assignment and subletting' },
  liabilityCap: contractFields.liabilityCap,
  governingLaw: contractFields.governingLaw,
} as const;
