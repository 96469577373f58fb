// `npm run bench [-- name … --flag …]`: the measurements that README quotes, each printed with its n. Run on a quiet machine.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { preparePackages, prepareModels } from './prepare.mjs';
import { node24, root, run, say } from './run.mjs';

await preparePackages();
await prepareModels();
const folder = path.join(root, 'test', 'bench');
const all = readdirSync(folder)
  .filter((name) => name.endsWith('-bench.ts'))
  .map((name) => name.replace('-bench.ts', ''));
const wanted = process.argv.slice(2).filter((value) => !value.startsWith('--'));
const flags = process.argv.slice(2).filter((value) => value.startsWith('--'));
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`\u2717 No benchmark named ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(2);
}
let worst = 0;
for (const name of wanted.length === 0 ? all : wanted) {
  say(`bench ${name}: npm run bench -- ${name}`);
  const { code } = await run(node24, [path.join(folder, `${name}-bench.ts`), ...flags]);
  worst = Math.max(worst, code);
}
process.exit(worst);
