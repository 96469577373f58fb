/** What was done in an operation. */
import { clinicalFields } from '../shared/fields.ts';

export const fields = {
  problems: clinicalFields.problems,
  procedures: clinicalFields.procedures,
  findings: clinicalFields.findings,
  medications: clinicalFields.medications,
  allergies: clinicalFields.allergies,
  followUp: clinicalFields.followUp,
};
