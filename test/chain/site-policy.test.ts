// A policy file beside a vault: what it bounds, that decisions need a signature under it, and where the log and an export tell of it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandLine, root, temporaryFolder, type CommandLine } from './cloister.ts';

const policy = JSON.stringify({ version: 1, name: 'House rules', anchorMaximumHours: 7, signatures: ['decisions'] });
const sha256 = createHash('sha256').update(policy).digest('hex');

interface Entry {
  readonly n: number;
  readonly kind: string;
  readonly what: Readonly<Record<string, unknown>>;
  readonly app: { readonly policy: string | null };
}

describe('a workstation under a policy', { timeout: 300_000 }, () => {
  let cloister: CommandLine;
  let finding: string;
  const entries = async (): Promise<Entry[]> => {
    const out = join(temporaryFolder('export'), 'log');
    await cloister.run(['audit', 'export', '--as', 'jsonl', '--out', out]);
    const lines = readFileSync(join(out, 'events.jsonl'), 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as Entry);
  };

  beforeAll(async () => {
    cloister = commandLine();
    const note = join(root, 'resources/samples/health/progress-note.txt');
    const { lines } = await cloister.run(['import', note, '--matter', 'Notes', '--pack', 'health']);
    const shown = await cloister.run(['show', (lines[0] as { document: string }).document]);
    const { findings } = shown.lines[0] as { findings: { finding: { id: string; status: string } }[] };
    finding = findings.find((one) => one.finding.status === 'found')!.finding.id;
    writeFileSync(join(cloister.home, 'policy.json'), policy);
  }, 300_000);

  test('takes no decision without a signature, and signs the entry of one that has it', async () => {
    const refused = await cloister.run(['review', finding, 'accept']);
    expect(refused).toMatchObject({ code: 6, error: expect.stringContaining('House rules') as string });
    const signed = await cloister.run(['review', finding, 'accept', '--sign', 'reviewer']);
    expect(signed).toMatchObject({ code: 0, error: '' });
    const all = await entries();
    const decided = all.filter(({ kind }) => kind === 'review.accepted');
    expect(decided).toHaveLength(1);
    const signature = all.find(({ kind }) => kind === 'signature.applied');
    expect(signature?.what).toMatchObject({ entry: decided[0]!.n, meaning: 'reviewer' });
    const { lines } = await cloister.run(['audit', 'verify']);
    expect(JSON.stringify(lines[0])).toContain('1 signatures of people hold');
  });

  test('has its hash in every sign-in and every event since, and one event for the change', async () => {
    const all = await entries();
    const applied = all.filter(({ kind }) => kind === 'policy.applied');
    expect(applied.map(({ what }) => what)).toEqual([{ before: null, problems: 0, sha256 }]);
    const since = all.slice(applied[0]!.n);
    expect(new Set(since.map(({ app }) => app.policy))).toEqual(new Set([sha256]));
    expect(since.filter(({ kind }) => kind === 'signin.succeeded').map(({ what }) => what.policy)).toContain(sha256);
    expect(all[0]?.app.policy).toBeNull();
  });

  test('bounds the age of anchors, also in what an export carries, and says so in the self-check', async () => {
    const state = await cloister.run(['audit', 'state']);
    expect(state.lines[0]).toMatchObject({ anchorAge: { maximumHours: 7 } });
    const out = join(temporaryFolder('export'), 'bundle');
    await cloister.run(['audit', 'export', '--out', out]);
    expect(JSON.parse(readFileSync(join(out, 'policy.json'), 'utf8'))).toEqual({
      anchors: { maximumHours: 7 },
      version: 1,
    });
    const check = await cloister.run(['check']);
    expect(check.out).toContain('House rules');
  });

  test('that was damaged is the strictest there is, and is named', async () => {
    writeFileSync(join(cloister.home, 'policy.json'), policy.slice(1));
    const state = await cloister.run(['audit', 'state']);
    expect(state.lines[0]).toMatchObject({ anchorAge: { maximumHours: 1 } });
    expect((await cloister.run(['check'])).out).toContain('it is no JSON');
  });
});
