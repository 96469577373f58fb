import type { TypeCues } from '../../pack.ts';

export const cues: TypeCues = {
  titles: [
    'judgment',
    'judgement',
    'opinion of the court',
    'memorandum opinion',
    'opinion and order',
    'order and opinion',
    'in the supreme court',
    'in the high court',
    'in the court of appeal',
    'united states district court',
    'united states court of appeals',
    'approved judgment',
  ],
  signs: [
    'plaintiff',
    'defendant',
    'appellant',
    'respondent',
    'petitioner',
    'appeal',
    'court',
    'judge',
    'justice',
    'v.',
    'affirmed',
    'dismissed',
  ],
  headLabels: [],
};
