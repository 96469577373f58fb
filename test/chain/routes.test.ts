import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandLine, temporaryFolder, type CommandLine } from './cloister.ts';

const text = 'Naloxone reverses the antihypertensive effect of clonidine in hypertensive rats.';

describe('the route of a task', () => {
  const folder = temporaryFolder('routes');
  const items = join(folder, 'items.jsonl');
  let line: CommandLine;

  beforeAll(async () => {
    writeFileSync(items, `${JSON.stringify({ id: 'i1', text })}\n`);
    writeFileSync(join(folder, 'note.txt'), 'A short note without anything in it.');
    line = commandLine();
    await line.run(['import', '--matter', 'Ward', '--pack', 'health', join(folder, 'note.txt')]);
  }, 120_000);

  const predicted = async (name: string, environment?: NodeJS.ProcessEnv): Promise<readonly string[]> => {
    const out = join(folder, `${name}.jsonl`);
    await line.run(['predict', 'health.entities', '--in', items, '--out', out, '--trace'], environment);
    const { entities, trace } = JSON.parse(readFileSync(out, 'utf8')) as {
      entities: readonly { text: string }[];
      trace: readonly { by: string }[];
    };
    expect(trace.map(({ by }) => by)).toEqual(['tagger', 'person']);
    return entities.map((one) => one.text);
  };

  test('that was changed in the vault answers at once, and for nobody without its passphrase', async () => {
    const shipped = await predicted('before');
    expect(shipped.length).toBeGreaterThan(1);
    const change = ['--step', 'tagger', '--proposes', '1', '--reason', 'only what is certain'];
    expect((await line.run(['route', 'set', 'health.entities', ...change])).code).toBe(0);
    expect((await predicted('after')).length).toBeLessThan(shipped.length);
    expect(await predicted('locked', {})).toEqual(shipped);
  }, 180_000);

  test('is listed for every task, and a step that cannot serve one is refused in words', async () => {
    const { lines } = await line.run(['route', 'show']);
    expect(lines).toHaveLength(12);
    const refused = await line.run(['route', 'set', 'legal.entities', '--step', 'traces', '--on', '--reason', 'tried']);
    expect(refused.code).not.toBe(0);
    expect(refused.error).toContain('no traces to compare');
  }, 120_000);
});
