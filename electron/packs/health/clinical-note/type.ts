import { documentType } from '../../pack.ts';
import { cues } from './cues.ts';
import { examples } from './examples.ts';
import { fields } from './fields.ts';
import { questions } from './prompt.ts';
import { rules } from './rules.ts';

export const clinicalNote = documentType({
  id: 'clinical-note',
  title: 'Clinical note',
  fields,
  rules,
  questions,
  cues,
  examples,
});
