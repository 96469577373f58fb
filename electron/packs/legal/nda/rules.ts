import { contractRules } from '../shared/rules.ts';

export const rules = {
  parties: contractRules.parties,
  agreementDate: contractRules.agreementDate,
  effectiveDate: contractRules.effectiveDate,
  term: contractRules.term,
  confidentiality: contractRules.confidentiality,
  governingLaw: contractRules.governingLaw,
  assignment: contractRules.assignment,
};
