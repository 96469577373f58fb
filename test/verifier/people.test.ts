import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EventFacts } from '../../electron/contract/audit.ts';
import type { Sha256 } from '../../electron/contract/ids.ts';
import { signatureBytes } from '../../electron/core/events/signature-bytes.ts';
import { canonicalJson } from '../../electron/core/ledger/canonical-json.ts';
import { logOf } from './anchored-bundle.ts';
import { draft, entriesOf, fileOf, otherKey, ownKey, readFolder, type Files } from './memory-bundle.ts';
import { ownPolicy, picker, signatureOf, signedAnew, signedBy, tamperings } from './tamperings.ts';
import { essence, verdictsOf } from './three-verifiers.ts';

const key = Buffer.from(otherKey.publicKey).toString('base64');
let bundle: Files;

/** Exported by a log in which a person signed entry 3. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloister-people-'));
  const log = await logOf(join(folder, 'log'), 7);
  for (let n = 0; n < 6; n++) await log.append(draft(n, 0));
  const { origin } = await log.state();
  const leaf = (await log.get(3))?.stored.leaf ?? ('' as Sha256);
  const signed = { entry: 3, leaf, meaning: 'reviewer', signer: 'u_1' } as const;
  const signature = Buffer.from(otherKey.sign(signatureBytes({ origin, ...signed }))).toString('base64');
  const what: EventFacts = { ...signed, key, signature };
  await log.append({ ...draft(6, 0), kind: 'signature.applied', what });
  await log.export(join(folder, 'bundle'), { since: null, until: null });
  await log.close();
  bundle = readFolder(join(folder, 'bundle'));
  rmSync(folder, { recursive: true });
});

const policyOf = (people: readonly object[]): string => canonicalJson({ ...(JSON.parse(ownPolicy) as object), people });

describe('the signature of a person', () => {
  test('travels with the key of its signer, and holds, by the word of all three verifiers', async () => {
    const keys = JSON.parse(fileOf(bundle, 'keys.json').toString('utf8')) as { people: unknown };
    expect(keys.people).toEqual([{ user: 'u_1', key }]);
    const cases = [null, ownPolicy, policyOf([{ user: 'u_1', key }])].map((policy) => ({
      files: bundle,
      since: null,
      policy,
    }));
    for (const { core, node, python } of await verdictsOf(cases)) {
      const words = { verdict: 'passed', detail: '1 signatures of people hold for the entries that they name' };
      for (const one of [core, node, python]) expect(one.lines).toContainEqual(expect.objectContaining(words));
    }
  });

  test('by a key that the key file does not name for its signer is a finding', async () => {
    const stranger = Buffer.from(ownKey.publicKey).toString('base64');
    const cases = [[], [{ user: 'u_1', key: stranger }], [{ user: 'u_2', key }]].map((people) => ({
      ...{ files: bundle, since: null, policy: policyOf(people) },
    }));
    for (const { core, node, python } of await verdictsOf(cases)) {
      for (const one of [core, node, python]) {
        expect(one.outcome).toBe('intact-with-findings');
        expect(one.lines).toContainEqual(
          expect.objectContaining({ class: 'unknown-signer', verdict: 'finding', index: 7 }),
        );
      }
    }
  });

  test('transplanted by the owner of the log’s key is named with its entry; the entries stand', async () => {
    const cases = Array.from({ length: 12 }, (_, seed) =>
      tamperings['a signature moved to another entry']!(bundle, bundle, picker(seed)),
    );
    for (const { core, node, python } of await verdictsOf(cases)) {
      expect(core).toMatchObject({ outcome: 'tampered', intactTo: 8 });
      const said = { verdict: 'failed', check: 'signatures', class: 'transplanted-signature', index: 7 };
      expect(core.lines).toContainEqual(expect.objectContaining(said));
      expect([essence(node), essence(python)]).toEqual([essence(core), essence(core)]);
      expect([node.lines, python.lines]).toEqual([core.lines, core.lines]);
    }
  });

  test('of an entry with the wrong facts around it holds for nothing', async () => {
    const lines = entriesOf(bundle);
    const honest = signatureOf(lines, 2);
    const wrong = [
      ...[{ meaning: 'approver' }, { entry: 99 }, { key: 'A' }, { signature: '' }, { more: 1 }, { leaf: 'ab' }],
    ].map((change) => signedBy(lines, { ...honest, ...change }));
    const cases = wrong.map((line) => ({
      ...{ files: signedAnew(bundle, [...lines.slice(0, -1), line]), since: null, policy: ownPolicy },
    }));
    for (const { core, node, python } of await verdictsOf(cases)) {
      expect(core.lines).toContainEqual(expect.objectContaining({ class: 'transplanted-signature', index: 7 }));
      expect([essence(node), essence(python)]).toEqual([essence(core), essence(core)]);
    }
  });
});
