/** Fields that every contract has, in plain words. Types take them as they are or say them in their own words. */
import { z } from 'zod';
import type { FieldText } from '../../pack.ts';

const duration = z.string().max(20);
const clause = z.string().max(1000);

export const contractFields = {
  parties: {
    title: 'Parties',
    describes: 'Who made the contract',
    risk: 'high',
    many: false,
    schema: z.array(z.string().max(200)).max(40),
  },
  agreementDate: {
    title: 'Agreement date',
    describes: 'The date that the contract bears',
    risk: 'medium',
    many: false,
    schema: z.iso.date(),
  },
  effectiveDate: {
    title: 'Effective date',
    describes: 'The day from which the contract binds',
    risk: 'high',
    many: false,
    schema: z.iso.date(),
  },
  term: {
    title: 'Term',
    describes: 'How long the contract runs at first',
    risk: 'high',
    many: false,
    schema: duration,
  },
  expirationDate: {
    title: 'Expiration date',
    describes: 'The day on which the first term ends, or "perpetual"',
    risk: 'high',
    many: false,
    schema: z.string().max(20),
  },
  renewalTerm: {
    title: 'Renewal',
    describes: 'For how long the contract renews when the first term ends',
    risk: 'high',
    many: false,
    schema: duration,
  },
  noticePeriod: {
    title: 'Notice to stop renewal',
    describes: 'How long before the end a party must say that it will not renew',
    risk: 'high',
    many: false,
    schema: duration,
  },
  governingLaw: {
    title: 'Governing law',
    describes: 'Whose law the contract names',
    risk: 'medium',
    many: false,
    schema: z.string().max(200),
  },
  liabilityCap: {
    title: 'Cap on liability',
    describes: 'The clause that limits how much a party must pay, and the amount if it names one',
    risk: 'high',
    many: false,
    schema: clause,
  },
  assignment: {
    title: 'Assignment',
    describes: 'Whether a party may hand the contract on to another',
    risk: 'medium',
    many: false,
    schema: clause,
  },
  confidentiality: {
    title: 'Confidentiality',
    describes: 'The duty to keep information secret',
    risk: 'medium',
    many: false,
    schema: clause,
  },
} as const satisfies Record<string, FieldText>;
