/** Answers of the specialist as `cloister predict` gives them, made anew each time: it is what is tested. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../retrieval/data-folder.ts';
import { Prediction, type Item } from './contender.ts';
import { readRows, writeRows } from './json-lines.ts';

/** Throws with the command's own words when it could not run at all. */
export function ownAnswers(task: string, items: readonly Item[], folder: string): Prediction[] {
  const from = join(folder, `${task}.in.jsonl`);
  const to = join(folder, `${task}.out.jsonl`);
  writeRows(from, items);
  rmSync(to, { force: true });
  const program = join(projectFolder, 'electron', 'cli.ts');
  const values = [program, '--home', join(folder, 'home'), 'predict', task, '--in', from, '--out', to];
  const { status, stderr } = spawnSync(process.execPath, values, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0 && status !== 1) throw new Error(`cloister predict ${task}: ${stderr.slice(-500)}`);
  return readRows(to, Prediction);
}
