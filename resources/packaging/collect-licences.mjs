// Gathers the licence of every package that ships into one file, and refuses what may not ship.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const refused = /\b(A?GPL|LGPL|SSPL|BUSL|CC-BY-NC|UNLICENSED)\b/iu;

/** Walks the dependencies in package.json, as installed. Returns how many packages there are. Throws when one may not ship. */
export function collectLicences(root, folder) {
  const packages = new Map();
  const { dependencies } = readAbout(root);
  for (const name of Object.keys(dependencies)) visit(root, name, packages);
  const texts = [...packages.values()].sort((a, b) => a.name.localeCompare(b.name)).map(entryOf);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'THIRD-PARTY.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
  return packages.size;
}

/** Looks for a package the way Node does, from the folder of the one that needs it upwards. */
function visit(from, name, packages) {
  const folder = locate(from, name);
  if (folder === null || packages.has(folder)) return; // optional, and not for this platform
  const about = readAbout(folder);
  packages.set(folder, { folder, ...about });
  for (const next of Object.keys({ ...about.dependencies, ...about.optionalDependencies }))
    visit(folder, next, packages);
}

function locate(from, name) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(found, 'package.json'))) return found;
    if (folder === path.dirname(folder)) return null;
  }
}

function entryOf({ folder, name, version, license }) {
  const licence = typeof license === 'string' ? license : (license?.type ?? 'see below');
  if (refused.test(licence) && !/\bOR\b/iu.test(licence))
    throw new Error(`${name} ${version} may not ship: ${licence}`);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/iu.test(file));
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim());
  return `${name} ${version} (${licence})\n\n${texts.join('\n\n')}\n`;
}

function readAbout(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}
