import { documentType } from '../../pack.ts';
import { cues } from './cues.ts';
import { examples } from './examples.ts';
import { fields } from './fields.ts';
import { questions } from './prompt.ts';
import { rules } from './rules.ts';

export const serviceAgreement = documentType({
  id: 'service-agreement',
  title: 'Service agreement',
  fields,
  rules,
  questions,
  cues,
  examples,
});
