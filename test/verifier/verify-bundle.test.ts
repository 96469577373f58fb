import { beforeAll, describe, expect, test } from 'vitest';
import { leafHash } from '../../electron/core/ledger/hash.ts';
import { signCheckpoint, originOf } from '../../electron/core/ledger/checkpoint.ts';
import { canonicalJson } from '../../electron/core/ledger/canonical-json.ts';
import { formatNote, formatVerifierKey, keyIdOf, keyTypes, parseNote } from '../../electron/core/ledger/signed-note.ts';
import { compareEntries } from '../../electron/core/ledger/verify/check-entries.ts';
import { checkFiles } from '../../electron/core/ledger/verify/check-files.ts';
import { checkHead, readKeys } from '../../electron/core/ledger/verify/check-signatures.ts';
import { openReport } from '../../electron/core/ledger/verify/report.ts';
import { verifyBundle } from '../../electron/core/ledger/verify-bundle.ts';
import {
  entriesOf,
  exportedBundle,
  fileOf,
  memoryReader,
  otherKey,
  ownKey,
  withFile,
  withManifest,
  type Files,
} from './memory-bundle.ts';
import { headOf, ownPolicy, picker, tamperings, treeOf } from './tamperings.ts';

let bundle: Files;
let other: Files;
beforeAll(async () => {
  bundle = await exportedBundle(64);
  other = await exportedBundle(64, 1);
});

describe('a clean bundle', () => {
  test('is intact, and says that nobody else holds its head', async () => {
    const verdict = await verifyBundle(memoryReader(bundle));
    expect(verdict).toMatchObject({
      outcome: 'intact-with-findings',
      size: 64,
      intactTo: 64,
      anchoredTo: null,
      unanchoredTail: 64,
    });
    expect(verdict.lines.filter(({ verdict: one }) => one === 'failed')).toEqual([]);
    expect(verdict.lines).toContainEqual(expect.objectContaining({ check: 'anchors', class: 'unanchored' }));
  });

  test('is intact and anchored to an earlier head of the same log', async () => {
    const since = headOf(entriesOf(bundle).slice(0, 40));
    const verdict = await verifyBundle(memoryReader(bundle), { since, policy: null });
    expect(verdict).toMatchObject({ outcome: 'intact', anchoredTo: 40, unanchoredTail: 24 });
  });

  test('is intact and anchored when a witness of the policy signed its head', async () => {
    const head = fileOf(bundle, 'checkpoint').toString('utf8');
    const note = parseNote(head)!;
    const key = { name: 'witness.invalid/w1', type: keyTypes.witness, publicKey: otherKey.publicKey };
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(1_780_000_000n);
    const signature = Buffer.concat([
      time,
      otherKey.sign(Buffer.from(`cosignature/v1\ntime 1780000000\n${note.text}`)),
    ]);
    const line = { name: key.name, keyId: keyIdOf(key), signature };
    const signed = formatNote({ text: note.text, signatures: [...note.signatures, line] });
    const changed = withManifest(withFile(bundle, 'checkpoint', Buffer.from(signed)));
    const ownVkey = (JSON.parse(ownPolicy) as { log: string[] }).log;
    const policy = canonicalJson({ version: 1, log: ownVkey, witnesses: [formatVerifierKey(key)] });
    expect(await verifyBundle(memoryReader(changed), { since: null, policy })).toMatchObject({
      outcome: 'intact',
      anchoredTo: 64,
    });

    signature[20] = signature[20]! ^ 1;
    const wrong = formatNote({
      text: note.text,
      signatures: [...note.signatures, { ...line, signature }],
    });
    const verdict = await verifyBundle(memoryReader(withManifest(withFile(bundle, 'checkpoint', Buffer.from(wrong)))), {
      since: null,
      policy,
    });
    expect(verdict.outcome).toBe('tampered');
  });

  test('of a part of the log says that it is a part', async () => {
    const part = await exportedBundle(64, 0, ownKey, '2026-01-01T00:00:20');
    expect(entriesOf(part).length).toBeLessThan(64);
    const verdict = await verifyBundle(memoryReader(part));
    expect(verdict).toMatchObject({ outcome: 'intact-with-findings', size: 64, intactTo: 64 });
    expect(verdict.lines).toContainEqual(
      expect.objectContaining({ class: 'partial', index: 64 - entriesOf(part).length }),
    );
  });

  test('raises no false alarm at any size', async () => {
    for (const size of [1, 2, 3, 5, 8, 255, 256, 257, 300, 520]) {
      const verdict = await verifyBundle(memoryReader(await exportedBundle(size)));
      expect(verdict).toMatchObject({ outcome: 'intact-with-findings', size, intactTo: size });
    }
  });

  test('is the same, byte for byte, when it is exported again', async () => {
    const again = await exportedBundle(64);
    const different = [...bundle]
      .filter(([name, bytes]) => !(again.get(name)?.equals(bytes) ?? false))
      .map(([name]) => name);
    // Boot and start are random per opening, so whole logs differ; the words around them may not.
    expect(different).not.toContain('README.txt');
    expect([...again.keys()].sort()).toEqual([...bundle.keys()].sort());
  });
});

describe('every single bit', () => {
  /** Flips are only made in the entries here, so the tree that tiles and head prove stays what it is. */
  test('of the entries is missed by nobody: the entry is named', () => {
    const bytes = Buffer.from(fileOf(bundle, 'entries.jsonl'));
    const lines = entriesOf(bundle);
    const tree = treeOf(lines);
    const expected = { first: 0, size: 64, tree };
    const leaves = lines.map((line) => leafHash(Buffer.from(line)));
    let flips = 0;
    for (let index = 0, start = 0; index < lines.length; index++) {
      const end = start + lines[index]!.length;
      for (let at = start; at <= end; at++) {
        for (let bit = 0; bit < 8; bit++) {
          bytes[at] = bytes[at]! ^ (1 << bit);
          const fault = faultAround(bytes, { start, index, lines: lines.length }, leaves, expected);
          if (fault?.class !== 'altered-entry' || fault.index !== index)
            expect(fault).toEqual({ class: 'altered-entry', index });
          bytes[at] = bytes[at]! ^ (1 << bit);
          flips++;
        }
      }
      start = end + 1;
    }
    expect(flips).toBe(bytes.length * 8);
  }, 300_000);

  /** Files that only the manifest pins: their bytes are hashed, nothing else looks at them. The two verifiers and the views in samples. */
  test('of what only the manifest pins is missed by nobody', async () => {
    const pinned = [...bundle].filter(([name]) => /^(verify\.|views\/|README|policy)/u.test(name));
    for (const [name, bytes] of pinned) {
      for (const changed of flipped(bytes, bytes.length > 4000 ? 971 : 1)) {
        const report = openReport();
        await checkFiles(memoryReader(withFile(bundle, name, changed.bytes)), report);
        const said = `${report.lines[0]?.class ?? ''} ${report.lines[0]?.detail ?? ''}`;
        if (!said.startsWith(`altered-file ${name} `)) expect(said).toBe(`${name} bit ${changed.bit}`);
      }
    }
  }, 300_000);

  /** The steps that read these files, alone: what they say is in the verdict whatever the others say. */
  test('of manifest, keys and head is missed by nobody', async () => {
    for (const name of ['manifest.json', 'keys.json', 'checkpoint']) {
      for (const changed of flipped(fileOf(bundle, name), 1)) {
        const reader = memoryReader(withFile(bundle, name, changed.bytes));
        const report = openReport();
        await checkFiles(reader, report);
        await checkHead(reader, await readKeys(reader, null, report), report);
        if (report.lines.some((line) => line.verdict === 'failed')) continue;
        // What only two files together show, such as another size, the whole verification has to say.
        expect(`${name} bit ${changed.bit}: ${(await verifyBundle(reader)).outcome}`).toContain('tampered');
      }
    }
  }, 300_000);

  test('of the stored hashes is missed by nobody: the entry is named', async () => {
    const name = 'tile/0/000.p/64';
    for (const changed of flipped(fileOf(bundle, name), 31)) {
      const verdict = await verifyBundle(memoryReader(withFile(bundle, name, changed.bytes)));
      expect(verdict.outcome).toBe('tampered');
      expect(verdict.lines).toContainEqual(expect.objectContaining({ class: 'altered-tile', index: changed.bit >> 8 }));
    }
  }, 300_000);

  function* flipped(bytes: Buffer, step: number): Generator<{ bytes: Buffer; bit: number }> {
    for (let bit = 0; bit < bytes.length * 8; bit += step) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = changed[bit >> 3]! ^ (1 << (bit & 7));
      yield { bytes: changed, bit };
    }
  }

  /** Compares as the verifier does, from the changed line on: what stands before it is known to be right. */
  function faultAround(
    bytes: Buffer,
    { start, index, lines }: { start: number; index: number; lines: number },
    leaves: readonly Uint8Array[],
    expected: Parameters<typeof compareEntries>[0],
  ): ReturnType<ReturnType<typeof compareEntries>['fault']> {
    const comparison = compareEntries({ ...expected, first: index });
    const firstEnd = bytes.indexOf(10, start);
    const line = bytes.subarray(start, firstEnd < 0 ? bytes.length : firstEnd);
    comparison.next(line, leafHash(line));
    const after = index + 1 < lines ? leaves[index + 1] : undefined;
    if (after !== undefined) comparison.next(new Uint8Array(), after);
    return comparison.fault();
  }
});

describe('tampering', () => {
  test.each(Object.keys(tamperings))('%s is named with its class and its first entry', async (name) => {
    const pick = picker(name.length);
    for (let trial = 0; trial < 40; trial++) {
      const made = tamperings[name]?.(bundle, other, pick);
      if (made === undefined) throw new Error(name);
      const verdict = await verifyBundle(memoryReader(made.files), made);
      expect(verdict.outcome).toBe('tampered');
      expect(verdict.lines).toContainEqual(expect.objectContaining({ verdict: 'failed', ...made.expect }));
    }
  });

  test('by whoever has the key is not seen without a head held elsewhere, and the verdict says so', async () => {
    const made = tamperings['rewritten by the owner of the key']?.(bundle, other, picker(3));
    const verdict = await verifyBundle(memoryReader(made!.files));
    expect(verdict.outcome).toBe('intact-with-findings');
    expect(verdict.lines.map((line) => line.class)).toContain('unanchored');
  });

  test('with a wrong folder, or wrong words beside it, is not claimed to be anything', async () => {
    expect((await verifyBundle(memoryReader(new Map()))).outcome).toBe('unreadable');
    expect((await verifyBundle(memoryReader(bundle), { since: 'no', policy: null })).outcome).toBe('unreadable');
    expect((await verifyBundle(memoryReader(bundle), { since: null, policy: '{}' })).outcome).toBe('unreadable');
    const foreign = signCheckpoint(
      { origin: originOf(otherKey.publicKey), size: 3, root: new Uint8Array(32) },
      { name: originOf(otherKey.publicKey), type: keyTypes.log, publicKey: otherKey.publicKey },
      otherKey.sign,
    );
    const verdict = await verifyBundle(memoryReader(bundle), { since: foreign, policy: null });
    expect(verdict.lines).toContainEqual(expect.objectContaining({ class: 'foreign-head' }));
  });
});
