/** What `import 'electron'` finds in a utility process: hardly anything. */
import type { Net, SystemPreferences } from 'electron';
import { strict } from './strict.ts';

export const net = strict<Net>('net', {});
export const systemPreferences = strict<SystemPreferences>('systemPreferences', {});
