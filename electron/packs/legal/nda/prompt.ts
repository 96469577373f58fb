import { contractQuestions } from '../shared/questions.ts';

export const questions = {
  governingLaw: contractQuestions.governingLaw,
  assignment: contractQuestions.assignment,
  confidentiality: contractQuestions.confidentiality,
};
