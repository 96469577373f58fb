/** A contract by which one party may use what another owns. */
import { z } from 'zod';
import { contractFields } from '../shared/fields.ts';

export const fields = {
  ...contractFields,
  licenceGrant: {
    title: 'Grant of licence',
    describes: 'What may be used, where, and whether by one licensee alone',
    risk: 'high',
    many: false,
    schema: z.string().max(1000),
  },
} as const;
