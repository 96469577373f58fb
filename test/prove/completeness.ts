/** Every call that writes an event is taken out, one at a time, in a copy of the sources: a test must fail. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { count, type Proof } from './progress.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const copied = ['electron', 'test', 'package.json', 'tsconfig.json', 'vitest.config.ts'];
const linked = ['models', 'resources', 'node_modules'];
/** `ledger.append(`, however the ledger is reached. */
const call = /\b(?:\w+\.)*ledger\.append\(/gu;

/** One call: the file, and where in it. */
interface Site {
  readonly file: string;
  readonly at: number;
  readonly text: string;
}

export function appendSites(): readonly Site[] {
  const files = ['electron/features', 'electron/compose'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('watched-ledger.ts'))
      .sort()
      .map((name) => `${folder}/${name}`),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(call)].map((found) => ({ file, at: found.index, text: found[0] }));
  });
}

export function completenessProof(): Proof {
  const sites = appendSites();
  let copy: string | null = null;
  return {
    name: 'completeness',
    unit: `of ${sites.length} append calls taken out`,
    step: 1,
    trials: async (from, to, counts) => {
      copy ??= copyOfSources();
      const wrong: string[] = [];
      for (const site of sites.slice(from, to)) {
        const isNoticed = isNoticedIn(copy, site);
        count(counts, isNoticed ? 'noticed by a test' : 'noticed by none');
        if (!isNoticed) wrong.push(`${site.file} at character ${site.at}: no test misses this event`);
      }
      return wrong;
    },
  };
}

export const siteCount = (): number => appendSites().length;

function copyOfSources(): string {
  const place = mkdtempSync(join(tmpdir(), 'cloister-mutants-'));
  for (const part of copied) cpSync(join(root, part), join(place, part), { recursive: true });
  for (const part of linked) symlinkSync(join(root, part), join(place, part));
  if (!passes(place, 'test/features')) throw new Error('the tests fail before anything is taken out');
  return place;
}

/** The nearest tests first; what they do not notice, the chain of the command line has to. */
function isNoticedIn(place: string, { file, at, text }: Site): boolean {
  const path = join(place, file);
  const source = readFileSync(path, 'utf8');
  const without = `${source.slice(0, at)}withoutEvent(${source.slice(at + text.length)}`;
  const stub =
    "\nfunction withoutEvent(..._all: unknown[]): Promise<never> {\n  return Promise.resolve({ index: 0, leaf: '0'.repeat(64), at: '2026-01-01T00:00:00.000Z' } as never);\n}\n";
  writeFileSync(path, without + stub);
  try {
    const feature = /^electron\/features\/(\w+)\//u.exec(file)?.[1];
    const near = feature === undefined ? [] : [`test/features/${feature}`, 'test/features'];
    return [...near, 'test/compose', 'test/chain'].some((tests) => !passes(place, tests));
  } finally {
    writeFileSync(path, source);
  }
}

function passes(place: string, tests: string): boolean {
  const vitest = join(place, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--bail=1', '--maxWorkers=1', tests], {
    cwd: place,
    stdio: 'ignore',
  });
  return status === 0;
}
