import { contractRules } from '../shared/rules.ts';

export const rules = {
  ...contractRules,
  terminationForConvenience: {
    rule: {
      name: 'clause',
      phrases: [
        'for convenience',
        'without cause',
        'for any reason or no reason',
        'for any reason',
        'with or without cause',
      ],
    },
    clauses: ['Termination For Convenience'],
  },
} as const;
