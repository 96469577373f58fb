import { contractRules } from '../shared/rules.ts';

export const rules = contractRules;
