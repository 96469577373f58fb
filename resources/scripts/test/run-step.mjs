// Runs one gate or one suite and says what came of it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run, say } from '../run.mjs';

const secondsSince = (start) => Math.round((Date.now() - start) / 1000);

export async function runGate({ name, command, args }) {
  say(name);
  const start = Date.now();
  const { code, text } = await run(command, args, { quiet: true });
  if (code !== 0) console.error(text.slice(-8000));
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds: secondsSince(start) };
}

export async function runSuite({ name, args }, reports) {
  say(`suite: ${name}`);
  const start = Date.now();
  const file = path.join(reports, `${name}.json`);
  const { code } = await run('vitest', [...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  const passed = report?.numPassedTests ?? 0;
  const failed =
    report === null ? 1 : report.numFailedTests + report.numPendingTests + report.testResults.filter(brokenFile).length;
  // A suite that ends badly without a failed test (a crash, a file that does not load) is a failure all the same.
  return { name, passed, failed: code !== 0 && failed === 0 ? 1 : failed, seconds: secondsSince(start) };
}

const brokenFile = ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0;
