// `npm run cards`: writes what the benches measured (out/bench) into the cards of the models they measured.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { benchSections, withSection } from './cards/bench-sections.mjs';
import { root } from './run.mjs';

const benches = ['quantisation', 'traces', 'judge'];
const reports = Object.fromEntries(benches.flatMap((name) => reportOf(name)));
for (const section of benchSections(reports)) {
  const file = path.join(root, 'models', 'cards', `${section.id}.md`);
  writeFileSync(file, withSection(readFileSync(file, 'utf8'), section));
  console.log(`${section.name}: models/cards/${section.id}.md`);
}
for (const name of benches.filter((one) => !(one in reports)))
  console.log(`${name}: no figures yet; run npm run bench -- ${name}`);

function reportOf(name) {
  const file = path.join(root, 'out', 'bench', `${name}.json`);
  return existsSync(file) ? [[name, JSON.parse(readFileSync(file, 'utf8'))]] : [];
}
