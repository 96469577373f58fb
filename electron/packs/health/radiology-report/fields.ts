/** What an image shows. */
import { clinicalFields } from '../shared/fields.ts';

export const fields = {
  procedures: { ...clinicalFields.procedures, title: 'Examination', describes: 'What was imaged, and how' },
  findings: clinicalFields.findings,
  impression: clinicalFields.impression,
  followUp: clinicalFields.followUp,
};
