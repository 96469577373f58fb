/** What the middle column and its parts are given. */
import type { Answer, Evidence } from '../../bridge/types.ts';
import type { NumberedSource } from './sources.ts';
import type { Questions } from './use-questions.ts';

export interface MiddleProps {
  readonly questions: Questions;
  readonly answer: Answer | null;
  readonly sources: readonly NumberedSource[];
  readonly current: number;
  readonly onPick: (number: number) => void;
  readonly onOpen: (evidence: Evidence) => void;
}
