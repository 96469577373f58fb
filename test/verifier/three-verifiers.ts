/** The three verifiers side by side: the core, `verify.mjs` and `verify.py`, each over many folders in one process. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBundle } from '../../electron/adapters/ledger-file/read-bundle.ts';
import { Verdict } from '../../electron/contract/audit.ts';
import { verifyBundle } from '../../electron/core/ledger/verify-bundle.ts';
import { writeFolder, type Files } from './memory-bundle.ts';

export const nodeVerifier = fileURLToPath(new URL('../../resources/verifier/verify.mjs', import.meta.url));
export const pythonVerifier = fileURLToPath(new URL('../../resources/verifier/verify.py', import.meta.url));

export interface Case {
  readonly files: Files;
  readonly since: string | null;
  readonly policy: string | null;
}

/** Reads `[{folder, since, policy}]` from the file it is given and prints one verdict a line. */
const nodeBatch = `
  const { readFileSync } = await import('node:fs');
  const { verifyFolder } = await import(process.env.VERIFIER);
  for (const one of JSON.parse(readFileSync(process.env.CASES, 'utf8'))) {
    console.log(JSON.stringify(verifyFolder(one.folder, one.since, one.policy)));
  }`;
const pythonBatch = `
import importlib.util, json, os, sys
spec = importlib.util.spec_from_file_location('verifier', os.environ['VERIFIER'])
verifier = importlib.util.module_from_spec(spec)
sys.dont_write_bytecode = True
spec.loader.exec_module(verifier)
for one in json.load(open(os.environ['CASES'], encoding='utf-8')):
    print(json.dumps(verifier.verify(one['folder'], one['since'], one['policy'])))`;

/** The verdicts of all three on each case, in order. */
export async function verdictsOf(
  cases: readonly Case[],
): Promise<readonly { core: Verdict; node: Verdict; python: Verdict }[]> {
  const place = mkdtempSync(join(tmpdir(), 'cloister-verifiers-'));
  try {
    const listed = cases.map((one, at) => {
      const folder = join(place, String(at));
      writeFolder(one.files, folder);
      return { folder, since: one.since, policy: one.policy };
    });
    const list = join(place, 'cases.json');
    writeFileSync(list, JSON.stringify(listed));
    const node = batch(process.execPath, ['--input-type=module', '-e', nodeBatch], nodeVerifier, list);
    const python = batch('python3', ['-c', pythonBatch], pythonVerifier, list);
    const core: Verdict[] = [];
    for (const one of listed) core.push(await verifyBundle(await readBundle(one.folder), one));
    return core.map((verdict, at) => ({ core: verdict, node: verdictIn(node[at]), python: verdictIn(python[at]) }));
  } finally {
    rmSync(place, { recursive: true });
  }
}

function batch(command: string, args: readonly string[], verifier: string, cases: string): readonly string[] {
  const made = spawnSync(command, args, {
    env: { ...process.env, VERIFIER: verifier, CASES: cases, PYTHONDONTWRITEBYTECODE: '1' },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (made.error !== undefined) throw new Error(`${command} is needed to compare the verifiers: ${made.error.message}`);
  if (made.status !== 0) throw new Error(`${command} ended with ${String(made.status)}: ${made.stderr}`);
  return made.stdout.trimEnd().split('\n');
}

function verdictIn(line: string | undefined): Verdict {
  return Verdict.parse(JSON.parse(line ?? 'null'));
}

/** Everything of a verdict but the sentences. */
export const essence = ({ lines, ...rest }: Verdict): unknown => ({
  ...rest,
  lines: lines.map(({ check, verdict, class: kind, index }) => ({ check, verdict, kind, index })),
});
