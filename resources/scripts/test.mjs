// `npm test`: sets up what is missing, then runs every gate and every suite, and counts them. Ends with "N passed, N failed" alone on a line.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { preparePackages, prepareModels } from './prepare.mjs';
import { root } from './run.mjs';
import { gates, suites } from './test/steps.mjs';
import { runGate, runSuite } from './test/run-step.mjs';

await preparePackages();
await prepareModels();
const reports = path.join(root, 'out', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const results = [];
for (const gate of gates) results.push(await runGate(gate));
for (const suite of suites) results.push(await runSuite(suite, reports));

console.log('');
for (const { name, passed, failed, seconds } of results) {
  console.log(`${failed === 0 ? '\u2713' : '\u2717'} ${name}: ${passed} passed, ${failed} failed, ${seconds} s`);
}
const total = (key) => results.reduce((sum, one) => sum + one[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 ? 0 : 1);
