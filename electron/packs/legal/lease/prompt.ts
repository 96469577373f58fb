import { contractQuestions } from '../shared/questions.ts';

export const questions = {
  governingLaw: contractQuestions.governingLaw,
  liabilityCap: contractQuestions.liabilityCap,
  assignment: contractQuestions.assignment,
} as const;
