import { clinicalRules } from '../shared/rules.ts';

export const rules = {
  problems: clinicalRules.problems,
  medications: clinicalRules.medications,
  allergies: clinicalRules.allergies,
  procedures: clinicalRules.procedures,
  followUp: clinicalRules.followUp,
};
