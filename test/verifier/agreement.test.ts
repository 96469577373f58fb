import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { agreementCase, caseStock, type CaseStock } from './agreement-cases.ts';
import { entriesOf, writeFolder } from './memory-bundle.ts';
import { headOf, picker, tamperings } from './tamperings.ts';
import { essence, nodeVerifier, pythonVerifier, verdictsOf } from './three-verifiers.ts';

let stock: CaseStock;
beforeAll(async () => {
  stock = await caseStock();
});

describe('the three verifiers', () => {
  test('say the same about hundreds of good and bad bundles', async () => {
    const pick = picker(Number(process.env.CLOISTER_AGREEMENT_SEED ?? 1));
    const count = Number(process.env.CLOISTER_AGREEMENT_CASES ?? 240);
    const outcomes = new Map<string, number>();
    for (let done = 0; done < count; done += 100) {
      const cases = Array.from({ length: Math.min(100, count - done) }, (_, at) => agreementCase(at, stock, pick));
      for (const [at, { core, node, python }] of (await verdictsOf(cases)).entries()) {
        const about = `case ${done + at}: ${JSON.stringify(core.lines.find(({ verdict }) => verdict === 'failed'))}`;
        expect(essence(node), about).toEqual(essence(core));
        expect(essence(python), about).toEqual(essence(core));
        outcomes.set(core.outcome, (outcomes.get(core.outcome) ?? 0) + 1);
      }
    }
    expect([...outcomes.keys()].sort()).toEqual(['intact', 'intact-with-findings', 'tampered']);
  }, 600_000);

  test.each([
    ['verify.mjs', process.execPath, nodeVerifier],
    ['verify.py', 'python3', pythonVerifier],
  ])(
    '%s ends with the codes it promises, and says in words what it found',
    async (_, command, verifier) => {
      const place = mkdtempSync(join(tmpdir(), 'cloister-verify-'));
      const [one, two, three] = ['bundle', 'tampered', 'nothing'].map((name) => join(place, name));
      const files = stock.bundles[3]!;
      writeFolder(files, one!);
      const made = tamperings['a time edited']?.(files, stock.other, () => 7);
      writeFolder(made!.files, two!);
      writeFileSync(join(place, 'since'), headOf(entriesOf(files).slice(0, 10)));
      const run = (...args: string[]): { status: number | null; stdout: string } =>
        spawnSync(command, [verifier, ...args], {
          encoding: 'utf8',
          env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
        });
      const clean = run(one!);
      expect(clean.status).toBe(1);
      expect(clean.stdout).toContain('Intact, with the notes above.');
      expect(clean.stdout).toContain('unanchored');
      expect(run('--since', join(place, 'since'), one!).status).toBe(0);
      const bad = run(two!);
      expect(bad.status).toBe(4);
      expect(bad.stdout).toContain('altered-entry) [first entry 7]');
      expect(run(three!).status).toBe(2);
      expect(run().status).toBe(2);
      expect(run('--since', join(place, 'none'), one!).status).toBe(2);
      expect((JSON.parse(run('--json', two!).stdout) as { outcome: string }).outcome).toBe('tampered');
      rmSync(place, { recursive: true });
    },
    60_000,
  );
});
