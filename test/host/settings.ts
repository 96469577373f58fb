/** What the driver tells the host by environment variables. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const read = (name: string): string | undefined => process.env[`CLOISTER_HOST_${name}`];

const folder = read('APP') ?? process.cwd();
const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
  productName?: string;
};

export const settings = {
  /** The folder with package.json: a checkout, or what an archive was unpacked to. */
  folder,
  name: about.productName ?? about.name,
  version: about.version,
  userData: read('USER_DATA') ?? mkdtempSync(path.join(tmpdir(), 'cloister-host-')),
  /** Where an installed application keeps what stands outside its archive; empty means: not installed. */
  resources: read('RESOURCES') ?? '',
  chromium: read('CHROMIUM') ?? '',
  electron: read('ELECTRON') ?? '0.0.0',
};
