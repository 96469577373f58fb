/** How a known patient is doing. */
import { clinicalFields } from '../shared/fields.ts';

export const fields = {
  problems: clinicalFields.problems,
  medications: clinicalFields.medications,
  allergies: clinicalFields.allergies,
  procedures: clinicalFields.procedures,
  followUp: clinicalFields.followUp,
};
