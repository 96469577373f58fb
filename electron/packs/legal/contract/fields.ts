/** Any contract that is none of the named types. */
import { contractFields } from '../shared/fields.ts';

export const fields = contractFields;
