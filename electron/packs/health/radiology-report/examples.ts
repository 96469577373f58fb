/** Texts that we wrote, with what the rules must find in them. */
import type { Example } from '../../pack.ts';

export const examples: readonly Example[] = [];
