/** Which grammar finds each contract field, and the CUAD categories of the clauses that hold it. */
import type { Rule } from '../../pack.ts';
import type { contractFields } from './fields.ts';

type ContractRules = Record<keyof typeof contractFields, { readonly rule: Rule; readonly clauses: readonly string[] }>;

export const contractRules = {
  parties: { rule: { name: 'parties' }, clauses: ['Parties'] },
  agreementDate: { rule: { name: 'agreement-date' }, clauses: ['Agreement Date'] },
  effectiveDate: { rule: { name: 'effective-date' }, clauses: ['Effective Date'] },
  term: { rule: { name: 'term' }, clauses: ['Expiration Date'] },
  expirationDate: { rule: { name: 'expiration-date' }, clauses: ['Expiration Date'] },
  renewalTerm: { rule: { name: 'renewal-term' }, clauses: ['Renewal Term'] },
  noticePeriod: { rule: { name: 'notice-period' }, clauses: ['Notice Period To Terminate Renewal'] },
  governingLaw: { rule: { name: 'governing-law' }, clauses: ['Governing Law'] },
  liabilityCap: { rule: { name: 'liability-cap' }, clauses: ['Cap On Liability'] },
  assignment: {
    rule: {
      name: 'clause',
      phrases: [
        'may not assign',
        'shall not assign',
        'may not be assigned',
        'shall not be assigned',
        'not assignable',
        'may assign',
        'neither party may assign',
        'neither party shall assign',
        'not be assignable',
        'shall not sell, assign',
        'not assign or transfer',
        'not assign, transfer',
      ],
    },
    clauses: ['Anti-Assignment'],
  },
  confidentiality: {
    rule: {
      name: 'clause',
      phrases: [
        'in strict confidence',
        'hold in confidence',
        'keep confidential',
        'maintain the confidentiality',
        'confidential information shall not',
        'shall not disclose',
        'not to disclose',
        'agrees to hold the confidential information',
        'treat as confidential',
        'in confidence',
        'remain confidential',
      ],
    },
    clauses: [],
  },
} as const satisfies ContractRules;
