import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PolicyCheckLine, PolicyLine } from '../../electron/contract/policy-lines.ts';
import { ShowLine } from '../../electron/contract/command-output.ts';
import { asked, contract, exampleLines, harmless } from '../features/policies/policy-world.ts';
import { commandLine, temporaryFolder, type CommandLine } from './cloister.ts';

let cloister: CommandLine;
let folder: string;
const examples = (lines: readonly unknown[]): string => {
  const file = join(folder, `examples-${String(lines.length)}.jsonl`);
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return file;
};
const create = (file: string): ReturnType<CommandLine['run']> =>
  cloister.run(['policy', 'new', asked.name, '--from', file, '--blocks-export', '--false-alarms', '0.1']);

beforeAll(async () => {
  cloister = commandLine();
  folder = temporaryFolder('policies');
  writeFileSync(join(folder, 'empty.bin'), '');
  await cloister.run(['import', join(folder, 'empty.bin'), '--matter', 'Loans', '--pack', 'legal']);
}, 300_000);

describe('a policy on the command line', () => {
  test('is refused in words for too few examples, and nothing is begun', async () => {
    const refused = await create(examples(exampleLines.slice(0, 7)));
    expect(refused.code).toBe(2);
    expect(refused.error).toContain('7 examples, at least 20 are needed');
    expect((await cloister.run(['policy', 'list'])).lines).toEqual([]);
  }, 300_000);

  test('is trained, approved, live at once, stops an export with its reason and quote, and is switched off', async () => {
    const made = await create(examples(exampleLines));
    expect(made.code, made.error).toBe(0);
    expect(PolicyLine.parse(made.lines[0])).toMatchObject({ state: 'trained', examples: { yes: 12, no: 12 } });
    const approved = await cloister.run(['policy', 'approve', asked.name, '--reason', 'agreed']);
    expect(PolicyLine.parse(approved.lines[0]).state).toBe('live');

    const file = join(folder, 'loan.txt');
    writeFileSync(file, `${contract(7)}\n\n${harmless(8)}`);
    const imported = await cloister.run(['import', file, '--matter', 'Loans']);
    const { document } = imported.lines[0] as { document: string };
    const { findings } = ShowLine.parse((await cloister.run(['show', document])).lines[0]);
    const reported = findings.filter(
      ({ finding }) => finding.field.startsWith('policy:') && finding.status === 'found',
    );
    expect(reported.map(({ finding }) => finding.evidence[0]?.quote).join()).toContain('personally guarantees');

    const out = join(folder, 'corrections.jsonl');
    const stopped = await cloister.run(['corrections', 'export', '--out', out]);
    expect(stopped.code).toBe(6);
    expect(stopped.error).toMatch(/No personal guarantee.*personally guarantees/u);
    const inSpite = await cloister.run(['corrections', 'export', '--out', out, '--in-spite', 'the client agreed']);
    expect(inSpite.code, inSpite.error).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe('');

    const off = await cloister.run(['policy', 'off', asked.name, '--reason', 'over']);
    expect(PolicyLine.parse(off.lines[0]).state).toBe('off');
    const checked = await cloister.run(['policy', 'check', '--matter', 'Loans']);
    expect(PolicyCheckLine.parse(checked.lines[0])).toMatchObject({ reported: 0, asked: 0 });
  }, 600_000);
});
