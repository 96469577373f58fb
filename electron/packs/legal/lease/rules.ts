import { contractRules } from '../shared/rules.ts';

export const rules = {
  parties: contractRules.parties,
  agreementDate: contractRules.agreementDate,
  effectiveDate: contractRules.effectiveDate,
  term: contractRules.term,
  expirationDate: contractRules.expirationDate,
  renewalTerm: contractRules.renewalTerm,
  noticePeriod: contractRules.noticePeriod,
  premises: {
    rule: {
      name: 'clause',
      phrases: [
        'leases to tenant',
        'leases to the tenant',
        'hereby leases',
        'lets to the tenant',
        'demises',
        'premises located at',
        'known as the premises',
      ],
    },
    clauses: [],
  },
  rent: {
    rule: {
      name: 'clause',
      phrases: ['shall pay rent', 'monthly rent', 'base rent', 'annual rent', 'rent of', 'as rent', 'yearly rent'],
    },
    clauses: [],
  },
  assignment: {
    rule: {
      name: 'clause',
      phrases: ['shall not assign', 'may not assign', 'not assign', 'not to assign', 'sublet', 'underlet'],
    },
    clauses: ['Anti-Assignment'],
  },
  liabilityCap: contractRules.liabilityCap,
  governingLaw: contractRules.governingLaw,
} as const;
