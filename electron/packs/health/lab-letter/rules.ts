import { clinicalRules } from '../shared/rules.ts';

export const rules = {
  results: clinicalRules.results,
  problems: clinicalRules.problems,
  medications: clinicalRules.medications,
  followUp: clinicalRules.followUp,
};
