import { contractRules } from '../shared/rules.ts';

export const rules = {
  ...contractRules,
  licenceGrant: {
    rule: {
      name: 'clause',
      phrases: [
        'hereby grants',
        'grants to licensee',
        'grants to the licensee',
        'grants licensee',
        'license to use',
        'licence to use',
      ],
    },
    clauses: ['License Grant'],
  },
} as const;
