import { clinicalRules } from '../shared/rules.ts';
import { sections } from '../shared/sections.ts';

export const rules = {
  problems: { rule: { name: 'problems', sections: sections.diagnoses }, clauses: [] },
  procedures: clinicalRules.procedures,
  findings: clinicalRules.findings,
  medications: clinicalRules.medications,
  allergies: clinicalRules.allergies,
  followUp: clinicalRules.followUp,
} as const;
