// `npm run check`: every gate and the suite of the rooms, without the window and without set-up of models.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { preparePackages } from './prepare.mjs';
import { root } from './run.mjs';
import { gates, suites } from './test/steps.mjs';
import { runGate, runSuite } from './test/run-step.mjs';

await preparePackages();
const reports = path.join(root, 'out', 'reports');
mkdirSync(reports, { recursive: true });
const results = [];
for (const gate of gates) results.push(await runGate(gate));
results.push(await runSuite(suites[0], reports));
for (const { name, failed, seconds } of results)
  console.log(`${failed === 0 ? '\u2713' : '\u2717'} ${name}, ${seconds} s`);
process.exit(results.every(({ failed }) => failed === 0) ? 0 : 1);
