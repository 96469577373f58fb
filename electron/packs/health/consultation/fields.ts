/** A specialist or admitting doctor sees the patient for the first time. */
import { clinicalFields } from '../shared/fields.ts';

export const fields = {
  problems: clinicalFields.problems,
  medications: clinicalFields.medications,
  allergies: clinicalFields.allergies,
  procedures: clinicalFields.procedures,
  followUp: clinicalFields.followUp,
};
