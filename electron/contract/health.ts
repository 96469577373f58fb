/** The self-check that IT's detection scripts and the settings screen read. */
import { z } from 'zod';

export const HealthLine = z.strictObject({
  check: z.enum(['vault', 'log', 'models', 'golden', 'disk', 'index', 'drift', 'policy', 'network', 'versions']),
  status: z.enum(['good', 'attention', 'bad', 'not-checked']),
  detail: z.string().max(400),
});
export type HealthLine = Readonly<z.infer<typeof HealthLine>>;

export const Health = z.strictObject({
  status: z.enum(['good', 'attention', 'bad']),
  version: z.string(),
  lines: z.array(HealthLine),
});
export type Health = Readonly<z.infer<typeof Health>>;
