/** Fields of clinical notes, in plain words. Types take what they have. */
import { z } from 'zod';
import type { FieldText } from '../../pack.ts';

const short = z.string().max(300);

export const medicationStatus = [
  'current',
  'new',
  'changed',
  'stopped',
  'denied',
  'past',
  'planned',
  'unknown',
] as const;

export const clinicalFields = {
  problems: {
    title: 'Problems',
    describes: 'Each diagnosis or problem, and whether it is affirmed, denied, past, possible or in the family',
    risk: 'high',
    many: true,
    schema: short,
  },
  medications: {
    title: 'Medications',
    describes: 'Each medicine with dose, route, frequency and status',
    risk: 'high',
    many: true,
    schema: z.strictObject({
      name: z.string().max(120),
      dose: z.string().max(60).nullable(),
      route: z.string().max(40).nullable(),
      frequency: z.string().max(60).nullable(),
      status: z.enum(medicationStatus),
    }),
  },
  allergies: {
    title: 'Allergies',
    describes: 'Each allergy with its reaction, or that none is known',
    risk: 'high',
    many: true,
    schema: short,
  },
  procedures: {
    title: 'Procedures',
    describes: 'Each operation or procedure',
    risk: 'medium',
    many: true,
    schema: short,
  },
  followUp: {
    title: 'Follow-up',
    describes: 'What is to happen next, and when',
    risk: 'high',
    many: true,
    schema: short,
  },
  findings: {
    title: 'Findings',
    describes: 'What was seen',
    risk: 'medium',
    many: false,
    schema: z.string().max(1000),
  },
  impression: { title: 'Impression', describes: 'What the reader concludes', risk: 'high', many: true, schema: short },
  results: {
    title: 'Results',
    describes: 'Each measured value with its unit and flag',
    risk: 'high',
    many: true,
    schema: z.strictObject({
      test: z.string().max(120),
      value: z.string().max(40),
      unit: z.string().max(40).nullable(),
      range: z.string().max(60).nullable(),
      flag: z.enum(['high', 'low', 'abnormal', 'normal']).nullable(),
    }),
  },
} as const satisfies Record<string, FieldText>;
