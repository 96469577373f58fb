import { documentType } from '../../pack.ts';
import { cues } from './cues.ts';
import { examples } from './examples.ts';
import { fields } from './fields.ts';
import { questions } from './prompt.ts';
import { rules } from './rules.ts';

export const dischargeSummary = documentType({
  id: 'discharge-summary',
  title: 'Discharge summary',
  fields,
  rules,
  questions,
  cues,
  examples,
});
