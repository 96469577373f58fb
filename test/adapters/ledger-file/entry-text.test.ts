import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventDraft } from '../../../electron/contract/audit.ts';
import { canonicalJson } from '../../../electron/core/ledger/canonical-json.ts';
import { leafHash } from '../../../electron/core/ledger/hash.ts';
import { draftText, entryText, type EntryFrame } from '../../../electron/adapters/ledger-file/entry-text.ts';
import { encodeLeaf, encodeRecord, recordTypes } from '../../../electron/adapters/ledger-file/journal-record.ts';

const words = fc.string({ unit: 'grapheme', maxLength: 20 });
const draft = fc.record({
  kind: fc.constantFrom('document.viewed', 'failure'),
  who: fc.record({ user: words, role: words, auth: fc.constantFrom('system', 'none') }),
  why: fc.record({ purpose: words, matter: fc.option(words) }),
  what: fc.dictionary(words, fc.oneof(words, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean())),
  ai: fc.constant(null),
  decision: fc.option(fc.record({ id: words, act: words, secondsOnScreen: fc.option(fc.nat()) })),
});
const sum = fc.constantFrom('ab'.repeat(32), '01'.repeat(32));
const frame = fc.record({
  ...{ n: fc.nat(), prev: sum, at: fc.constant('2026-01-01T00:00:00.000Z'), mono: fc.nat(), boot: sum, start: sum },
  app: fc.record({ version: words, build: words, policy: fc.option(sum) }),
  side: fc.option(sum),
});

test('an entry put together from its parts is the canonical form of its event, in the record and the hash of its bytes', () => {
  fc.assert(
    fc.property(draft, frame, (some, around) => {
      const placed = { ...around, app: canonicalJson(around.app) } as unknown as EntryFrame;
      const entry = entryText(draftText(some as unknown as EventDraft), placed);
      expect(entry).toBe(canonicalJson({ ...some, ...around, v: 1 }));
      const { record, leaf } = encodeLeaf(entry);
      expect(Buffer.from(record).equals(encodeRecord(recordTypes.leaf, Buffer.from(entry)))).toBe(true);
      expect(Buffer.from(leaf).equals(leafHash(Buffer.from(entry)))).toBe(true);
    }),
  );
});

test('an entry that no leaf can hold is refused', () => {
  expect(() => encodeLeaf('x'.repeat(65_536))).toThrow('invalid');
  expect(encodeLeaf('x'.repeat(65_535)).record.length).toBe(65_547);
});
