/** A contract for work: services, consulting, maintenance, hosting, outsourcing. */
import { z } from 'zod';
import { contractFields } from '../shared/fields.ts';

export const fields = {
  ...contractFields,
  terminationForConvenience: {
    title: 'Ending it without cause',
    describes: 'Whether a party may end the contract without giving a reason',
    risk: 'high',
    many: false,
    schema: z.string().max(1000),
  },
} as const;
