// The command line from end to end on real files: what it promises to people and scripts, and what bad input comes to.
import { cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandLine, ended, root, temporaryFolder, type CommandLine } from './cloister.ts';

const note = readFileSync(join(root, 'resources/samples/health/progress-note.txt'), 'utf8');

function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder('files');
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

describe('one vault from its first import on', { timeout: 180_000 }, () => {
  let cloister: CommandLine;
  let document: string;

  beforeAll(async () => {
    cloister = commandLine();
    const folder = folderOf({
      'note.txt': note,
      'empty.txt': '',
      'letter.pdf': 'no pdf at all',
      'broken.pdf': '%PDF-1.7\nbroken',
    });
    const { code, lines, error } = await cloister.run(['import', folder, '--matter', 'Patient 1', '--pack', 'health']);
    expect(error).toContain('recovery key');
    expect(code).toBe(1);
    const byName = new Map((lines as { name: string; document: string }[]).map((line) => [line.name, line]));
    expect(byName.get('note.txt')).toMatchObject({
      result: 'imported',
      outcome: 'ok',
      type: { label: 'progress-note' },
    });
    expect(byName.get('empty.txt')).toMatchObject({ result: 'refused', outcome: 'rejected', reason: 'empty' });
    expect(byName.get('broken.pdf')).toMatchObject({ outcome: 'rejected', reason: 'damaged' });
    document = byName.get('note.txt')!.document;
  }, 180_000);

  test('show gives findings whose quotes stand in the text, list gives every document', async () => {
    const { lines } = await cloister.run(['show', document]);
    const { findings } = lines[0] as { findings: { finding: { status: string; evidence: { quote: string }[] } }[] };
    const found = findings.filter(({ finding }) => finding.status === 'found');
    expect(found.length).toBeGreaterThan(5);
    for (const { finding } of found)
      for (const { quote } of finding.evidence) expect(note.replaceAll('\r', '')).toContain(quote);
    expect((await cloister.run(['list', '--matter', 'patient 1'])).lines).toHaveLength(4);
  });

  test('a review adds a decision, and a second one on the same version would be stale', async () => {
    const { lines } = await cloister.run(['show', document]);
    const { findings } = lines[0] as { findings: { finding: { id: string; field: string; status: string } }[] };
    const { id } = findings.find(({ finding }) => finding.status === 'found')!.finding;
    const decided = await cloister.run(['review', id, 'reject', '--reason', 'belongs to another note']);
    expect(decided).toMatchObject({
      code: 0,
      lines: [{ decision: { act: 'reject', reason: 'belongs to another note' } }],
    });
    const missing = await cloister.run(['review', id, 'reject']);
    expect(missing.code).toBe(2);
  });

  test('a question is answered with a quote or refused with the nearest passages', async () => {
    const { code, lines } = await cloister.run([
      'ask',
      'Which antibiotic does the patient receive?',
      '--matter',
      'Patient 1',
    ]);
    expect(code).toBe(0);
    const answer = lines[0] as {
      sentences: { citations: unknown[] }[];
      abstained: string | null;
      nearest: unknown[];
      coverage: { pagesSearched: number };
    };
    if (answer.abstained === null)
      for (const { citations } of answer.sentences) expect(citations.length).toBeGreaterThan(0);
    else expect(answer.nearest.length).toBeGreaterThan(0);
    expect(answer.coverage.pagesSearched).toBeGreaterThan(0);
  });

  test('find gives every mention in reading order', async () => {
    const { lines } = await cloister.run(['find', 'FUROSEMIDE', '--matter', 'Patient 1']);
    expect(lines).toHaveLength(note.toLowerCase().split('furosemide').length - 1);
  });

  test('the same import again changes nothing and ends with 0', async () => {
    const { code, lines } = await cloister.run(['import', folderOf({ 'same.txt': note }), '--matter', 'Patient 1']);
    expect([code, (lines[0] as { result: string }).result]).toEqual([0, 'known']);
  });

  test('the exported log verifies here and by its own two verifiers; an existing folder is refused', async () => {
    const out = join(temporaryFolder('export'), 'audit');
    expect((await cloister.run(['audit', 'export', '--out', out])).code).toBe(0);
    const { code, lines } = await cloister.run(['audit', 'verify', out]);
    expect([code, (lines[0] as { outcome: string }).outcome]).toEqual([0, 'intact-with-findings']);
    expect(readdirSync(out)).toEqual(
      expect.arrayContaining(['verify.mjs', 'verify.py', 'entries.jsonl', 'checkpoint', 'README.txt']),
    );
    const again = await cloister.run(['audit', 'export', '--out', out]);
    expect(again.error).toContain('folder-not-empty');
    expect((await cloister.run(['audit', 'verify', temporaryFolder('wrong')])).code).toBe(2);
  });

  test('a wrong passphrase opens nothing, and the failed try is in the log after the next sign-in', async () => {
    const wrong = await cloister.run(['list'], { CLOISTER_PASSPHRASE: 'not the passphrase' });
    expect([wrong.code, wrong.out]).toEqual([3, '']);
    expect(wrong.error).toContain('wrong-secret');
    const none = await cloister.run(['list'], {});
    expect(none.code).toBe(3);
    const out = join(temporaryFolder('export'), 'audit');
    await cloister.run(['audit', 'export', '--out', out]);
    expect(readFileSync(join(out, 'entries.jsonl'), 'utf8')).toContain('"kind":"signin.failed"');
  });

  test('arguments that make no sense end with 2 and say what to do', async () => {
    for (const args of [
      ['import'],
      ['show', 'nonsense'],
      ['ask', 'x', '--matter', 'no such matter'],
      ['frobnicate'],
      ['review', 'x', 'maybe'],
    ]) {
      const { code, error } = await cloister.run(args);
      expect([args, code]).toEqual([args, 2]);
      expect(error.trim()).not.toBe('');
    }
  });

  test('a path that is not there is told and nothing else happens', async () => {
    const { code, lines } = await cloister.run(['import', '/no/such/file.pdf', '--matter', 'Patient 1']);
    expect([code, lines]).toMatchObject([1, [{ name: 'file.pdf', result: 'skipped' }]]);
  });

  test('an empty matter is answered honestly', async () => {
    await cloister.run(['import', '/no/such/file.pdf', '--matter', 'Nothing here']);
    const { code, lines } = await cloister.run(['ask', 'Anything?', '--matter', 'Nothing here']);
    expect([code, lines]).toMatchObject([0, [{ abstained: 'empty-matter', sentences: [] }]]);
  });

  test('a model that a person took out of use is not used any more, and says who, when and why', async () => {
    const revoked = await cloister.run([
      'models',
      'revoke',
      'health.note-type-head',
      '--reason',
      'wrong on our letters',
    ]);
    expect(revoked).toMatchObject({ code: 0, lines: [{ revoked: { reason: 'wrong on our letters' } }] });
    const named = async (name: string): Promise<string> => {
      const source = folderOf({ [name]: `${note} ${name}.` });
      const [line] = (await cloister.run(['import', source, '--matter', 'Patient 1'])).lines;
      const [shown] = (await cloister.run(['show', (line as { document: string }).document])).lines;
      return (shown as { document: { type: { specialist: string } } }).document.type.specialist;
    };
    expect(await named('b.txt')).not.toContain('note-type-head');
    expect((await cloister.run(['models', 'approve', 'health.note-type-head', '--reason', 'measured'])).code).toBe(0);
    expect(await named('c.txt')).toContain('note-type-head');
  });

  test('the self-check is good, and says so for scripts', async () => {
    const { code, lines } = await cloister.run(['check']);
    expect([code, (lines[0] as { status: string }).status]).not.toEqual([1, 'bad']);
  });

  test('a record that went missing is named as damage and is never quietly a new one; the log is free again', async () => {
    const broken = temporaryFolder('missing');
    cpSync(cloister.home, broken, { recursive: true });
    for (const name of readdirSync(broken)) if (name.startsWith('record.db')) rmSync(join(broken, name));
    const { code, error } = await commandLine(broken).run(['list']);
    expect(code).not.toBe(0);
    expect(error).toContain('vault-damaged');
    expect(readdirSync(broken).filter((name) => name.startsWith('record.db'))).toEqual([]);
    expect((await commandLine(broken).run(['list'])).error).toContain('vault-damaged');
  });

  test('a log that somebody changed refuses everything with 4, and the files are still there', async () => {
    const broken = temporaryFolder('broken');
    cpSync(cloister.home, broken, { recursive: true });
    const log = join(broken, 'log');
    const segment = readdirSync(log, { recursive: true, encoding: 'utf8' })
      .map((name) => join(log, name))
      .find((path) => statSync(path).isFile() && readFileSync(path).includes('"kind":"document.received"'))!;
    const bytes = readFileSync(segment);
    bytes.write('"kind":"document.rejected"', bytes.indexOf('"kind":"document.received"'));
    writeFileSync(segment, bytes);
    const { code, error } = await commandLine(broken).run(['list']);
    expect(code).toBe(4);
    expect(error).toContain('log-tampered');
  });
});

test(
  'an import killed at any moment goes on when it is run again: nothing twice, nothing lost',
  { timeout: 240_000 },
  async () => {
    const cloister = commandLine();
    const names = ['a.txt', 'b.txt', 'c.txt'];
    const folder = folderOf(Object.fromEntries(names.map((name, n) => [name, `${note}\nAddendum ${String(n)}.`])));
    const args = ['import', folder, '--matter', 'Killed', '--pack', 'health'];
    for (const after of [/keeping/u, /indexing|extracting/u]) {
      const child = cloister.start(args);
      let error = '';
      child.stderr?.on('data', (part: Buffer) => {
        error += part.toString();
        if (after.test(error)) child.kill('SIGKILL');
      });
      await ended(child);
    }
    const last = await cloister.run(args);
    expect(last.code).toBe(0);
    const { lines } = await cloister.run(['list', '--matter', 'Killed']);
    expect((lines as { name: string; status: string }[]).map(({ name, status }) => [name, status]).sort()).toEqual(
      names.map((name) => [name, 'ready']),
    );
    const verified = await cloister.run(['audit', 'verify']);
    expect(verified.code).toBe(0);
  },
);

test('a second Cloister on the same vault is refused while the first one works', { timeout: 120_000 }, async () => {
  const cloister = commandLine();
  const first = cloister.start(['import', folderOf({ 'a.txt': note }), '--matter', 'One', '--pack', 'health']);
  const done = ended(first);
  await new Promise<void>((resolve) => {
    first.stderr?.on('data', (part: Buffer) => {
      if (part.toString().includes('reading')) resolve();
    });
    first.once('exit', () => {
      resolve();
    });
  });
  const second = await cloister.run(['list']);
  expect(second.error).toContain('in-use');
  expect((await done).code).toBe(0);
});

test('Ctrl-C stops in order with 130, and the vault opens again', { timeout: 120_000 }, async () => {
  const cloister = commandLine();
  const child = cloister.start([
    'import',
    folderOf({ 'a.txt': note, 'b.txt': `${note}.` }),
    '--matter',
    'Stopped',
    '--pack',
    'health',
  ]);
  child.stderr?.on('data', (part: Buffer) => {
    if (part.toString().includes('reading')) child.kill('SIGINT');
  });
  expect((await ended(child)).code).toBe(130);
  expect((await cloister.run(['list'])).code).toBe(0);
});
