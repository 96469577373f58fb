// The log beside the vault: rows removed, changed or put in by another program, and copies of either put back, are named; honest work raises no alarm.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../electron/adapters/sqlite/open-database.ts';
import { openKeyVault } from '../../electron/adapters/vault/open-key-vault.ts';
import type { VerdictLine } from '../../electron/contract/audit.ts';
import { commandLine, passphrase, root, temporaryFolder, type CommandLine, type Ended } from './cloister.ts';

const note = join(root, 'resources/samples/health/progress-note.txt');

interface Told {
  readonly code: number | null;
  readonly outcome: string;
  readonly completeness: readonly VerdictLine[];
}

function toldBy({ code, lines }: Ended): Told {
  const verdict = lines[0] as { outcome: string; lines: VerdictLine[] };
  return {
    code,
    outcome: verdict.outcome,
    completeness: verdict.lines.filter(({ check }) => check === 'completeness'),
  };
}

const verified = async (cloister: CommandLine): Promise<Told> => toldBy(await cloister.run(['audit', 'verify']));

/** A copy of a vault, so that each test spoils its own. */
function copyOf({ home }: CommandLine): CommandLine {
  const copy = temporaryFolder('spoiled');
  cpSync(home, copy, { recursive: true });
  return commandLine(copy);
}

/** What another program could do that holds the passphrase: change the record past Cloister. */
async function behindItsBack({ home }: CommandLine, statements: readonly string[]): Promise<void> {
  const { record } = await openKeyVault(home).unlock(passphrase);
  const database = openDatabase({ file: join(home, 'record.db'), key: record, create: false });
  for (const sql of statements) database.exec(sql);
  database.close();
}

function put(from: string, to: string, names: readonly string[]): void {
  for (const name of names) {
    rmSync(join(to, name), { recursive: true, force: true });
    cpSync(join(from, name), join(to, name), { recursive: true });
  }
}

const record = ['record.db'];
const log = ['log', 'log-head.json'];

describe('a vault beside its log', { timeout: 600_000 }, () => {
  let cloister: CommandLine;
  /** The vault as it was before the last decision. */
  let earlier: CommandLine;
  let document: string;

  beforeAll(async () => {
    cloister = commandLine();
    const other = join(temporaryFolder('other'), 'other.txt');
    writeFileSync(other, 'Seen in clinic today. Takes metformin 500 mg by mouth twice a day. No known allergies.');
    const { lines } = await cloister.run(['import', note, other, '--matter', 'Notes', '--pack', 'health']);
    document = (lines[0] as { document: string }).document;
    const shown = await cloister.run(['show', document]);
    const { findings } = shown.lines[0] as { findings: { finding: { id: string; status: string } }[] };
    const found = findings.filter(({ finding }) => finding.status === 'found').map(({ finding }) => finding.id);
    await cloister.run(['review', found[0]!, 'reject', '--reason', 'another patient']);
    await cloister.run(['ask', 'Which medicines are taken?', '--matter', 'Notes']);
    await cloister.run(['corrections', 'exclude', 'Notes', '--reason', 'not asked']);
    earlier = copyOf(cloister);
    await cloister.run(['review', found[1]!, 'accept']);
  }, 600_000);

  test('is complete after honest work, also while it was done again, held, erased and destroyed', async () => {
    expect(await verified(cloister)).toMatchObject({ code: 0, completeness: [{ verdict: 'passed', class: null }] });
    const busy = copyOf(cloister);
    await busy.run(['import', note, '--matter', 'Notes']);
    await busy.run(['matter', 'hold', 'Notes', '--reason', 'litigation']);
    await busy.run(['matter', 'release', 'Notes', '--reason', 'settled']);
    expect((await busy.run(['erase', document, '--reason', 'asked'])).code).toBe(0);
    expect(await verified(busy)).toMatchObject({ code: 0, completeness: [{ verdict: 'passed' }] });
    expect((await busy.run(['matter', 'destroy', 'Notes', '--reason', 'closed'])).code).toBe(0);
    expect(await verified(busy)).toMatchObject({ code: 0, completeness: [{ verdict: 'passed' }] });
  });

  test('has an answer and an index that come out the same when the real models are asked again', async () => {
    const out = join(temporaryFolder('export'), 'entries');
    await cloister.run(['audit', 'export', '--as', 'jsonl', '--out', out]);
    const entries = readFileSync(join(out, 'events.jsonl'), 'utf8').trimEnd().split('\n');
    const parsed = entries.map((entry) => JSON.parse(entry) as { n: number; kind: string });
    for (const wanted of ['question.answered', 'index.updated']) {
      const { n } = parsed.find(({ kind }) => kind === wanted)!;
      const { code, lines } = await cloister.run(['audit', 'replay', String(n)]);
      expect(lines[0]).toMatchObject({ event: n, kind: wanted, same: true, differences: [] });
      expect(code).toBe(0);
    }
  });

  test('names rows that another program removed, changed or put in, each by its entry', async () => {
    const spoiled = copyOf(cloister);
    await behindItsBack(spoiled, [
      "DELETE FROM setting WHERE key = 'learning-excluded'",
      'UPDATE answer SET event = 1',
      `UPDATE page SET body = json_set(body, '$.text', json_extract(body, '$.text') || '.')`,
    ]);
    const { code, outcome, completeness } = await verified(spoiled);
    expect({ code, outcome }).toEqual({ code: 4, outcome: 'tampered' });
    const said = new Map(completeness.map((line) => [line.class, line.detail]));
    expect(said.get('missing-record')).toContain('learning.changed: setting learning-excluded');
    expect(said.get('unlogged-record')).toContain('entry 1 (vault.created: answer');
    expect(said.get('altered-record')).toContain('text of doc_');
  });

  test('says that an older vault was put back under a newer log, and the reverse', async () => {
    const olderVault = copyOf(cloister);
    put(earlier.home, olderVault.home, record);
    const older = await verified(olderVault);
    expect(older.code).toBe(4);
    expect(older.completeness[0]?.detail).toContain('The vault is older than its log');
    const olderLog = copyOf(cloister);
    put(earlier.home, olderLog.home, log);
    const newer = await verified(olderLog);
    expect(newer.code).toBe(4);
    expect(newer.completeness[0]).toMatchObject({ class: 'unlogged-record' });
  });

  test('says of an export, where there is no vault, that this cannot be checked there', async () => {
    const out = join(temporaryFolder('export'), 'bundle');
    await cloister.run(['audit', 'export', '--out', out]);
    const { code, completeness } = toldBy(await cloister.run(['audit', 'verify', out]));
    expect(code).toBe(0);
    expect(completeness).toMatchObject([{ verdict: 'not-checked' }]);
    expect(completeness[0]?.detail).toContain('only beside the vault');
  });
});
