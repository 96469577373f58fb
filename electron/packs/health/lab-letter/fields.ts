/** Results of a laboratory, sent to the patient or a doctor. */
import { clinicalFields } from '../shared/fields.ts';

export const fields = {
  results: clinicalFields.results,
  problems: clinicalFields.problems,
  medications: clinicalFields.medications,
  followUp: clinicalFields.followUp,
};
