/** Makes the Linux package once before its tests. `CLOISTER_PACKAGE=keep` tests the one that is there. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

export const projectRoot = path.join(import.meta.dirname, '../..');
export const packageFolder = path.join(projectRoot, 'dist/linux-unpacked');

export function setup(): void {
  if (process.env.CLOISTER_PACKAGE === 'keep') return;
  execFileSync(process.execPath, ['resources/packaging/package.mjs'], { cwd: projectRoot, stdio: 'inherit' });
}
