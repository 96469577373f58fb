import { clinicalRules } from '../shared/rules.ts';
import { sections } from '../shared/sections.ts';

export const rules = {
  procedures: { rule: { name: 'section-items', sections: sections.examination }, clauses: [] },
  findings: clinicalRules.findings,
  impression: clinicalRules.impression,
  followUp: {
    rule: { name: 'follow-up', sections: ['recommendation', 'recommendations', 'follow up', 'follow-up'] },
    clauses: [],
  },
} as const;
