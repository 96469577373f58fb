export const rules = {
  court: { rule: { name: 'court' }, clauses: [] },
  parties: { rule: { name: 'judgment-parties' }, clauses: [] },
  date: { rule: { name: 'judgment-date' }, clauses: [] },
  caseNumber: { rule: { name: 'case-numbers' }, clauses: [] },
  judges: { rule: { name: 'judges' }, clauses: [] },
  disposition: { rule: { name: 'disposition' }, clauses: [] },
  citations: { rule: { name: 'citations' }, clauses: [] },
} as const;
