import { contractQuestions } from '../shared/questions.ts';

export const questions = contractQuestions;
