/** Development items and the simple baseline's answers, made by the recipes' own Python: same data, same reading of it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../retrieval/data-folder.ts';
import { Item, Prediction } from './contender.ts';
import { readRows } from './json-lines.ts';

export interface PeerItems {
  readonly items: readonly Item[];
  readonly baseline: { readonly name: string; readonly predictions: readonly Prediction[] };
}

/** Null, with the reason on standard error, where the data or Python with the recipes' packages is not here. */
export function peerItems(key: string, cache: string): PeerItems | null {
  const python = process.env.CLOISTER_PYTHON ?? join(projectFolder, '.cache', 'train', 'bin', 'python');
  if (!existsSync(python)) {
    process.stderr.write(
      `${key}: items and baseline need Python; "npm run train -- ${key}" once makes its environment\n`,
    );
    return null;
  }
  const folder = join(cache, 'items');
  const script = join(projectFolder, 'models', 'recipes', 'peers.py');
  const { status, stderr } = spawnSync(python, [script, key, '--out', folder], {
    encoding: 'utf8',
    cwd: projectFolder,
  });
  if (status !== 0) {
    process.stderr.write(`${key}: ${stderr.slice(-300)}\n`);
    return null;
  }
  const file = (name: string): string => join(folder, `${key}.${name}`);
  return {
    items: readRows(file('items.jsonl'), Item),
    baseline: {
      name: readFileSync(file('baseline.txt'), 'utf8'),
      predictions: readRows(file('baseline.jsonl'), Prediction),
    },
  };
}
