import { contractQuestions } from '../shared/questions.ts';

export const questions = {
  ...contractQuestions,
  terminationForConvenience: 'Can a party terminate this contract without cause, solely by giving notice?',
} as const;
