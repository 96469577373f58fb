// An answer of the real models, run again from its record alone: the same passages, the same judgements, the same end.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandLine, root, temporaryFolder, type CommandLine } from './cloister.ts';

const questions = ['What law governs this agreement?', 'How old is the moon?'];

interface Entry {
  readonly n: number;
  readonly kind: string;
  readonly ai: { readonly grammar: string | null; readonly model: object } | null;
}

describe('answers that are run again', { timeout: 420_000 }, () => {
  let cloister: CommandLine;
  beforeAll(async () => {
    cloister = commandLine();
    const agreement = join(root, 'resources/samples/legal/mutual-nda.pdf');
    await cloister.run(['import', agreement, '--matter', 'Replay', '--pack', 'legal']);
    for (const question of questions) await cloister.run(['ask', question, '--matter', 'Replay']);
  }, 420_000);

  test('come to the same, fact by fact, and name what bounded the model', async () => {
    const out = join(temporaryFolder('export'), 'log');
    await cloister.run(['audit', 'export', '--as', 'jsonl', '--out', out]);
    const lines = readFileSync(join(out, 'events.jsonl'), 'utf8').trimEnd().split('\n');
    const answered = lines.map((line) => JSON.parse(line) as Entry).filter(({ kind }) => kind === 'question.answered');
    expect(answered).toHaveLength(questions.length);
    for (const { n, ai } of answered) {
      const { code, lines: said, error } = await cloister.run(['audit', 'replay', String(n)]);
      expect(error).toBe('');
      expect(said[0]).toMatchObject({ event: n, kind: 'question.answered', same: true, differences: [] });
      expect(code).toBe(0);
      if (ai !== null) expect(ai.grammar).toMatch(/^[0-9a-f]{64}$/u);
    }
    expect(answered.some(({ ai }) => ai !== null)).toBe(true);
  });
});
