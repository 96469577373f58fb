import { beforeAll, describe, expect, test } from 'vitest';
import { isSignedByCertificate, sha256 } from '../../electron/core/ledger/hash.ts';
import { readToken, tokenIn } from '../../electron/core/ledger/timestamp/read-token.ts';
import { verifyBundle } from '../../electron/core/ledger/verify-bundle.ts';
import { canonicalJson } from '../../electron/core/ledger/canonical-json.ts';
import { authorities, makeToken } from '../fixtures/make-token.ts';
import { anchoredBundle, logKeyOf } from './anchored-bundle.ts';
import { fileOf, memoryReader, withFile, withManifest, type Files } from './memory-bundle.ts';
import { picker, type Pick } from './tamperings.ts';
import { essence, verdictsOf, type Case } from './three-verifiers.ts';

let anchored: Awaited<ReturnType<typeof anchoredBundle>>;
beforeAll(async () => {
  anchored = await anchoredBundle(20);
});

const namesOf = (files: Files, end: string): string[] =>
  [...files.keys()].filter((name) => name.startsWith('anchors/') && name.endsWith(end));

describe('anchors in a bundle', () => {
  test('anchor it to the last head that others signed, at their time, when their keys came another way', async () => {
    const verdict = await verifyBundle(memoryReader(anchored.files), { since: null, policy: anchored.policy });
    const [first, second] = anchored.sizes;
    expect(verdict).toMatchObject({ outcome: 'intact', anchoredTo: second, unanchoredTail: verdict.size - second! });
    const said = verdict.lines.filter(({ check }) => check === 'anchors').map(({ detail }) => detail);
    expect(said).toHaveLength(8);
    expect(said).toContainEqual(
      expect.stringMatching(`anchored to ${first} entries at 20.* by cloister.invalid/witness/`),
    );
    expect(said).toContainEqual(
      expect.stringMatching(
        `anchored to ${second} entries at 2026-11-24T12:00:00.000Z by certificate [0-9a-f]{16}; unanchored tail ${verdict.size - second!}$`,
      ),
    );
  });

  test('are told, and count for nothing, when their keys come from the bundle itself', async () => {
    const verdict = await verifyBundle(memoryReader(anchored.files));
    expect(verdict).toMatchObject({ outcome: 'intact-with-findings', anchoredTo: null, unanchoredTail: verdict.size });
    expect(verdict.lines.filter((line) => line.class === 'unconfirmed-anchor')).toHaveLength(8);
  });

  test('by nobody we know prove nothing', async () => {
    const policy = canonicalJson({ version: 1, log: [logKeyOf(7)], witnesses: [] });
    const verdict = await verifyBundle(memoryReader(anchored.files), { since: null, policy });
    expect(verdict).toMatchObject({ outcome: 'intact-with-findings', anchoredTo: null });
    expect(verdict.lines.filter((line) => line.class === 'unknown-timestamp')).toHaveLength(6);
  });

  test('over other bytes, or moved to another head, are named', async () => {
    const [stamp, ...others] = namesOf(anchored.files, '.tsr');
    const last = others.at(-1)!;
    const moved = withManifest(withFile(anchored.files, stamp!, fileOf(anchored.files, last)));
    const verdict = await verifyBundle(memoryReader(moved), { since: null, policy: anchored.policy });
    expect(verdict.outcome).toBe('tampered');
    expect(verdict.lines).toContainEqual(expect.objectContaining({ check: 'anchors', class: 'bad-timestamp' }));
  });

  test('mean the same to all three verifiers, whatever bit of them is flipped', async () => {
    const pick = picker(Number(process.env.CLOISTER_AGREEMENT_SEED ?? 11));
    const cases = Array.from({ length: Number(process.env.CLOISTER_AGREEMENT_CASES ?? 30) }, () => brokenAnchor(pick));
    const outcomes = new Set<string>();
    for (const [at, { core, node, python }] of (await verdictsOf(cases)).entries()) {
      expect(essence(node), `case ${at}`).toEqual(essence(core));
      expect(essence(python), `case ${at}`).toEqual(essence(core));
      outcomes.add(core.outcome);
    }
    expect(outcomes.size).toBeGreaterThan(1);
  }, 120_000);

  function brokenAnchor(pick: Pick): Case {
    const names = [...namesOf(anchored.files, '.note'), ...namesOf(anchored.files, '.tsr')];
    const name = names[pick(names.length)]!;
    const bytes = Buffer.from(fileOf(anchored.files, name));
    const at = pick(bytes.length);
    if (pick(10) > 0) bytes[at] = bytes[at]! ^ (1 << pick(8));
    const made =
      pick(12) === 0
        ? new Map([...anchored.files].filter(([one]) => one !== name))
        : withFile(anchored.files, name, pick(8) === 0 ? bytes.subarray(0, at) : bytes);
    return { files: withManifest(made), since: null, policy: pick(3) > 0 ? anchored.policy : null };
  }
});

describe('a time stamp', () => {
  const bytes = Buffer.from('a head\n');

  test.each(Object.entries(authorities))('by OpenSSL with a key of kind %s is read and believed', (_, one) => {
    const token = readToken(one.token);
    expect(token).toMatchObject({ digest: 'sha256', seconds: expect.any(Number) });
    expect(Buffer.from(token!.imprint)).toEqual(Buffer.from(sha256(bytes)));
    expect(isSignedByCertificate(one.certificate, token!.digest, token!.signed, token!.signature)).toBe(true);
  });

  test('that was changed in any byte is no longer believed', () => {
    const { token, certificate } = authorities.p256;
    const original = readToken(token)!;
    for (let at = 0; at < token.length; at++) {
      const changed = Buffer.from(token);
      changed[at] = changed[at]! ^ 0x10;
      const read = readToken(changed);
      const isBelieved =
        read?.certificates.some((cert) => Buffer.from(cert).equals(certificate)) === true &&
        isSignedByCertificate(certificate, read.digest, read.signed, read.signature);
      if (isBelieved) expect([read.seconds, read.imprint]).toEqual([original.seconds, original.imprint]);
    }
  });

  test('is taken out of a response, unless the authority refused', () => {
    const { token } = authorities.rsa;
    const response = (status: number): Buffer => {
      const inner = Buffer.concat([Buffer.from([0x30, 3, 2, 1, status]), token]);
      return Buffer.concat([Buffer.from([0x30, 0x82, inner.length >> 8, inner.length & 255]), inner]);
    };
    expect(Buffer.from(tokenIn(response(0))!)).toEqual(token);
    expect(tokenIn(response(2))).toBeNull();
    expect(tokenIn(Buffer.from('no'))).toBeNull();
    expect(readToken(makeToken(authorities.rsa, bytes, '20261332120000Z'))).toBeNull();
  });
});
