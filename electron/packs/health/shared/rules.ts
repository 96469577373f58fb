/** Which grammar finds each field of a clinical note. */
import type { Rule } from '../../pack.ts';
import type { clinicalFields } from './fields.ts';
import { sections } from './sections.ts';

type ClinicalRules = Record<keyof typeof clinicalFields, { readonly rule: Rule; readonly clauses: readonly string[] }>;

export const clinicalRules = {
  problems: { rule: { name: 'problems', sections: sections.problems }, clauses: [] },
  medications: { rule: { name: 'medications' }, clauses: [] },
  allergies: { rule: { name: 'allergies' }, clauses: [] },
  procedures: { rule: { name: 'section-items', sections: sections.procedures }, clauses: [] },
  followUp: { rule: { name: 'follow-up', sections: sections.followUp }, clauses: [] },
  findings: { rule: { name: 'section-text', sections: sections.findings }, clauses: [] },
  impression: { rule: { name: 'section-items', sections: sections.impression }, clauses: [] },
  results: { rule: { name: 'lab-values' }, clauses: [] },
} as const satisfies ClinicalRules;
