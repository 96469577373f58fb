/** `npm run bench -- corpus`: how every hostile PDF beside the project ends. Fails when one crashes its reader. */
import { corpusFiles, countOutcomes, readCorpus } from '../adapters/readers/read-corpus.ts';

const files = corpusFiles();
const results = await readCorpus(files);
const crashed = results.filter(({ outcome }) => outcome.status === 'rejected' && outcome.reason === 'crashed');
const slowest = Math.max(0, ...results.map(({ milliseconds }) => milliseconds));

process.stdout.write(
  `hostile PDFs read               n = ${String(files.length)}, first 30 pages each, two at a time\n`,
);
for (const [outcome, count] of countOutcomes(results))
  process.stdout.write(`  ${outcome.padEnd(30)}${String(count)}\n`);
process.stdout.write(`slowest                         ${(slowest / 1000).toFixed(1)} s\n`);
for (const { name, outcome } of crashed) process.stdout.write(`crashed: ${name} ${JSON.stringify(outcome)}\n`);
process.exitCode = crashed.length > 0 ? 1 : 0;
