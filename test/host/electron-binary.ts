/** The pinned Electron, if its binary was installed. Never imports the package: doing so would start a download. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Path of the program, or null. */
export function electronBinary(root: string): string | null {
  const folder = path.join(root, 'node_modules/electron');
  const pointer = path.join(folder, 'path.txt');
  if (!existsSync(pointer)) return null;
  const program = path.join(folder, 'dist', readFileSync(pointer, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/** The version that package.json pins. */
export function electronVersion(root: string): string {
  const about = JSON.parse(readFileSync(path.join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  return about.version;
}
