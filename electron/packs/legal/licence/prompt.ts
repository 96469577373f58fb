import { contractQuestions } from '../shared/questions.ts';

export const questions = {
  ...contractQuestions,
  licenceGrant: 'Does it contain a license granted by one party to its counterparty?',
} as const;
