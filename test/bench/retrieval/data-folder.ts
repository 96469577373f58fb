/** Public data sets that stand beside the project and are never part of it. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));

/** `CLOISTER_DATA`, or `../shared/data` from the project; null when the file is not there, so that its figures are left out and said to be. */
export function dataFile(...path: readonly string[]): string | null {
  const file = join(process.env.CLOISTER_DATA ?? join(projectFolder, '..', 'shared', 'data'), ...path);
  return existsSync(file) ? file : null;
}
