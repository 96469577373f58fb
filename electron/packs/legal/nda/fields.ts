/** An agreement to keep information secret. */
import { contractFields } from '../shared/fields.ts';

export const fields = {
  parties: contractFields.parties,
  agreementDate: contractFields.agreementDate,
  effectiveDate: contractFields.effectiveDate,
  term: {
    ...contractFields.term,
    title: 'Term of secrecy',
    describes: 'How long the duty of secrecy or the agreement lasts',
  },
  confidentiality: contractFields.confidentiality,
  governingLaw: contractFields.governingLaw,
  assignment: contractFields.assignment,
};
