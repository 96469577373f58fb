import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AuditEvent, eventKinds } from '../../../electron/contract/audit.ts';
import { canonicalJson, parseCanonical } from '../../../electron/core/ledger/canonical-json.ts';
import { readPlainEvent } from '../../../electron/core/ledger/verify/read-plain-event.ts';

const digest = 'ab'.repeat(32);
/** Mostly what a log holds, now and then something odd. */
const rarely = <T, U>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ arbitrary: usual, weight: 40 }, { arbitrary: odd, weight: 1 });
const text = rarely(
  fc.string({ unit: fc.constantFrom('a', 'b', 'X', '0', '9', ' ', '-', '_', '.'), maxLength: 12 }),
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 210 }),
    fc.constantFrom('x'.repeat(200), 'x'.repeat(201), '"', '\\'),
  ),
);
const count = rarely(fc.nat(), fc.constantFrom(-1, 0.5, 1e21));
const number = rarely(
  fc.oneof(
    fc.integer(),
    fc.nat(1000).map((n) => n / 8),
    fc.nat(100).map((n) => n / 100),
  ),
  fc.oneof(fc.double(), fc.constantFrom(-0, 1e21, 1e-7, 0.000001, 123456789.012345, 2 ** 53)),
);
const fact = fc.oneof(text, number, fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 3 }));
const maybeDigest = fc.option(rarely(fc.constant(digest), fc.constantFrom(digest.toUpperCase(), 'short')));

const inference = fc.record({
  specialist: text,
  model: fc.option(fc.record({ id: text, sha256: fc.constant(digest) })),
  adapters: fc.array(fc.record({ id: text, sha256: fc.constant(digest), scale: number }), { maxLength: 2 }),
  template: fc.option(fc.record({ id: text, version: count, sha256: fc.constant(digest) })),
  grammar: maybeDigest,
  sampler: fc.option(
    fc.record({
      temperature: number,
      topK: count,
      topP: rarely(fc.constantFrom(0, 1, 0.5, 0.95), number),
      seed: fc.nat(),
    }),
  ),
  build: text,
  inputs: fc.array(fc.constant(digest), { maxLength: 3 }),
  output: maybeDigest,
  usage: fc.record({ tokensIn: fc.nat(), tokensOut: fc.nat(), milliseconds: number }),
});
const decision = fc.record({
  id: rarely(fc.constant('x_0123456789'), fc.constant('x_short')),
  act: text,
  before: maybeDigest,
  after: maybeDigest,
  secondsOnScreen: fc.option(number),
});
const event = fc.record({
  v: rarely(fc.constant(1), fc.constant(2)),
  n: count,
  prev: fc.constant(digest),
  at: rarely(fc.constant('2026-01-01T00:00:00.000Z'), fc.constant('2026-01-01T00:00:00Z')),
  mono: fc.nat(),
  boot: text,
  start: text,
  app: fc.record({ version: text, build: text, policy: maybeDigest }),
  side: maybeDigest,
  kind: fc.constantFrom(...eventKinds, 'no.kind'),
  who: fc.record({
    user: text,
    role: text,
    auth: rarely(fc.constantFrom('passphrase', 'system'), fc.constant('password')),
  }),
  why: fc.record({ purpose: text, matter: fc.option(text) }),
  what: fc.dictionary(text, fact, { maxKeys: 5 }),
  ai: fc.option(inference),
  decision: fc.option(decision),
});

const canonicalOf = (value: unknown): string | null => {
  try {
    return canonicalJson(value);
  } catch {
    return null;
  }
};
interface Place {
  readonly n: number;
  readonly prev: string;
  readonly at: string;
  readonly kind: string;
  readonly side: string | null;
}

/** What was found, in words; the line stands somewhere inside other bytes. */
function readBytes(line: string): Place | null {
  const bytes = Buffer.from(`{"ai"${line}}}`);
  const found = readPlainEvent(bytes, 5, bytes.length - 2);
  if (found === null) return null;
  const { n, prev, at, kind, side } = found;
  const from = (start: number, length: number): string => bytes.toString('latin1', start, start + length);
  return { n, kind, prev: from(prev, 64), at: from(at, 24), side: side < 0 ? null : from(side, 64) };
}

describe('the quick way to read an entry', () => {
  test('believes nothing that the schema and the canonical form do not, and reads the same from it', () => {
    let believed = 0;
    fc.assert(
      fc.property(event, fc.nat(), fc.integer({ min: 32, max: 126 }), (value, place, character) => {
        const whole = canonicalOf(value);
        if (whole === null) return;
        const at = place % whole.length;
        for (const line of [whole, whole.slice(0, at) + String.fromCharCode(character) + whole.slice(at + 1)]) {
          const quick = readBytes(line);
          if (quick === null) continue;
          believed++;
          const slow = AuditEvent.safeParse(parseCanonical(line));
          expect(slow.success, line).toBe(true);
          expect(slow.data).toMatchObject({ ...quick });
        }
      }),
      { numRuns: 4000 },
    );
    expect(believed).toBeGreaterThan(500);
  }, 60_000);

  test.each(['{"b":1,"a":2}', '{"a":1,"a":2}', '{"a":1,"B":2}', '{"ab":1,"a":2}', '{"a":1,}', '{"a":01}', '{"a":-0}'])(
    'does not take facts like %s, whose form is not the one form',
    (what) => {
      const whole = `{"ai":null,"app":{"build":"b","policy":null,"version":"1"},"at":"2026-01-01T00:00:00.000Z","boot":"b","decision":null,"kind":"failure","mono":1,"n":1,"prev":"${digest}","side":null,"start":"s","v":1,"what":${what},"who":{"auth":"none","role":"r","user":"u"},"why":{"matter":null,"purpose":"p"}}`;
      expect(readBytes(whole)).toBeNull();
      expect(readBytes(whole.replace(what, '{"a":1,"ab":[],"b":-0.5}'))).not.toBeNull();
    },
  );

  test('reads what the log writes', () => {
    const line = canonicalJson({
      ...{ v: 1, n: 7, prev: digest, at: '2026-01-01T00:00:00.000Z', mono: 5, boot: 'b', start: 's', side: null },
      ...{ app: { version: '0.1.0', build: 'b', policy: null }, kind: 'question.answered', decision: null },
      ...{ who: { user: 'u_1', role: 'reviewer', auth: 'passphrase' }, why: { purpose: 'ask', matter: 'm_1' } },
      what: { answer: 'a_1', passages: ['c_1', 'c_2'], share: 0.25, stopped: false },
      ai: {
        ...{ specialist: 's', model: { id: 'm', sha256: digest }, adapters: [], template: null, grammar: null },
        ...{ sampler: { temperature: 0, topK: 1, topP: 1, seed: 0 }, build: 'b', inputs: [digest], output: digest },
        usage: { tokensIn: 1, tokensOut: 2, milliseconds: 12.5 },
      },
    });
    expect(readBytes(line)).toEqual({
      ...{ n: 7, prev: digest, at: '2026-01-01T00:00:00.000Z', kind: 'question.answered', side: null },
    });
  });
});
