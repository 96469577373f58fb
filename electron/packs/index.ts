/** Every domain pack: one line per domain. */
import type { PackId } from '../contract/document.ts';
import { health } from './health/pack.ts';
import { legal } from './legal/pack.ts';
import type { Pack } from './pack.ts';

export const packs: Readonly<Record<PackId, Pack>> = {
  health,
  legal,
};
