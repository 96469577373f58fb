// A folder that looks like an Electron distribution to electron-builder: a small program with a fuse wire, and the files it expects.
// It exercises configuration, archive, file filters and fuses where the real program cannot be had. Nothing in it can run the application.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackage } from '@electron/asar';

/** Marks the fuse wire in every Electron program; then a version byte, a length, and one digit per fuse. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Electron's own defaults, before anything is flipped. */
const defaults = '101100011';

export async function makeStandIn(folder, version) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'locales'), { recursive: true });
  mkdirSync(path.join(folder, 'resources'));
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, defaults.length]), Buffer.from(defaults)]);
  const program = Buffer.concat([readFileSync('/bin/true'), Buffer.alloc(64), wire, Buffer.alloc(64)]);
  writeFileSync(path.join(folder, 'electron'), program, { mode: 0o755 });
  writeFileSync(path.join(folder, 'version'), version);
  writeFileSync(path.join(folder, 'LICENSES.chromium.html'), '<!doctype html><title>Stand-in</title>');
  copyFileSync(path.join(import.meta.dirname, '../../node_modules/electron/LICENSE'), path.join(folder, 'LICENSE'));
  for (const language of ['en-US', 'de', 'es']) writeFileSync(path.join(folder, 'locales', `${language}.pak`), '');
  await writeDefaultArchive(path.join(folder, 'resources/default_app.asar'));
}

async function writeDefaultArchive(target) {
  const source = mkdtempSync(path.join(tmpdir(), 'cloister-asar-'));
  writeFileSync(path.join(source, 'package.json'), '{"name":"stand-in","version":"0.0.0"}');
  await createPackage(source, target);
  rmSync(source, { recursive: true });
}
