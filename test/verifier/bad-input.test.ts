import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBundle } from '../../electron/adapters/ledger-file/read-bundle.ts';
import { verifyBundle } from '../../electron/core/ledger/verify-bundle.ts';
import { logOf } from './anchored-bundle.ts';
import {
  draft,
  exportedBundle,
  fileOf,
  otherKey,
  withFile,
  withManifest,
  writeFolder,
  type Files,
} from './memory-bundle.ts';
import { essence, verdictsOf, type Case } from './three-verifiers.ts';

let bundle: Files;
let other: Files;
const place = mkdtempSync(join(tmpdir(), 'cloister-bad-'));
beforeAll(async () => {
  bundle = await exportedBundle(300);
  other = await exportedBundle(300, 1, otherKey);
});
afterAll(() => {
  rmSync(place, { recursive: true });
});

/** What all three say of a case; they must agree. */
async function saidOf(
  files: Files,
  options: Partial<Case> = {},
): Promise<Awaited<ReturnType<typeof verdictsOf>>[number]['core']> {
  const [one] = await verdictsOf([{ files, since: null, policy: null, ...options }]);
  expect(essence(one!.node)).toEqual(essence(one!.core));
  expect(essence(one!.python)).toEqual(essence(one!.core));
  return one!.core;
}

describe('an export that is not what it should be', () => {
  test("with another log's hashes mixed in names the entry from which they differ", async () => {
    const name = 'tile/0/000';
    const foreign = fileOf(other, name);
    const mixed = Buffer.from(fileOf(bundle, name));
    mixed.set(foreign.subarray(100 * 32), 100 * 32);
    const verdict = await saidOf(withManifest(withFile(bundle, name, mixed)));
    expect(verdict.outcome).toBe('tampered');
    expect(verdict.lines).toContainEqual(expect.objectContaining({ class: 'altered-tile', index: 100 }));
  });

  test("with another log's entries under its own head names the first of them", async () => {
    const verdict = await saidOf(withManifest(withFile(bundle, 'entries.jsonl', fileOf(other, 'entries.jsonl'))));
    expect(verdict.lines).toContainEqual(expect.objectContaining({ class: 'altered-entry', index: 0 }));
  });

  test('that was copied only in part is never called intact, wherever the copy stopped', async () => {
    const names = [...bundle.keys()].sort();
    for (let kept = 0; kept < names.length; kept++) {
      const files: Files = new Map(names.slice(0, kept + 1).map((name) => [name, fileOf(bundle, name)]));
      const last = names[kept]!;
      const cut = withFile(files, last, fileOf(bundle, last).subarray(0, -7));
      const verdict = await saidOf(cut);
      expect(['tampered', 'unreadable'], `${kept} files and a part of ${last}`).toContain(verdict.outcome);
    }
  }, 120_000);

  test('that is a folder of something else, a log itself, a file, or nothing is not called anything', async () => {
    const log = await logOf(join(place, 'log'), 7);
    await log.append(draft(1, 0));
    await log.close();
    writeFileSync(join(place, 'file'), 'hello');
    mkdirSync(join(place, 'empty'));
    for (const name of ['log', 'file', 'empty', 'missing']) {
      const verdict = await verifyBundle(await readBundle(join(place, name)));
      expect(verdict).toMatchObject({ outcome: 'unreadable', size: 0, intactTo: 0 });
    }
  });

  test('with a checkpoint and nothing else claims no entry', async () => {
    const verdict = await saidOf(new Map([['checkpoint', fileOf(bundle, 'checkpoint')]]));
    expect(verdict.outcome).toBe('tampered');
    expect(verdict.lines).toContainEqual(expect.objectContaining({ class: 'missing-file' }));
    writeFolder(bundle, join(place, 'whole'));
    expect((await verifyBundle(await readBundle(join(place, 'whole')))).outcome).toBe('intact-with-findings');
  });
});
