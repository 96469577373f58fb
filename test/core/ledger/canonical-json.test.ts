import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, parseCanonical } from '../../../electron/core/ledger/canonical-json.ts';

describe('canonical JSON', () => {
  test('writes the example of RFC 8785 section 3.2.2', () => {
    const input = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`) as unknown;
    expect(canonicalJson(input)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('sorts the keys of RFC 8785 section 3.2.3 by UTF-16 units', () => {
    const input = JSON.parse(
      String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`,
    ) as unknown;
    const names = Object.values(JSON.parse(canonicalJson(input)) as Record<string, string>);
    expect(names).toEqual([
      // "1" is moved first by JavaScript's own objects too; the text below proves the order of the rest.
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(canonicalJson(input).startsWith(String.raw`{"\r":"Carriage Return","1":"One"`)).toBe(true);
  });

  /** IEEE 754 bits and text, from RFC 8785 appendix B. */
  const numbers: readonly (readonly [string, string])[] = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ];
  test.each(numbers)('writes the number with bits %s as %s', (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE(0))).toBe(text);
  });

  test('reads back to the same value, is a fixed point, and does not depend on key order', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const value = JSON.parse(text) as unknown;
        const canonical = canonicalJson(value);
        expect(JSON.parse(canonical)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(canonical))).toBe(canonical);
        expect(canonicalJson(reversed(value))).toBe(canonical);
        expect(parseCanonical(canonical)).toEqual(JSON.parse(canonical));
      }),
    );
  });

  test.each([
    ['a space', '{"a": 1}'],
    ['a duplicate key', '{"a":1,"a":1}'],
    ['keys out of order', '{"b":1,"a":1}'],
    ['a number written longer', '{"a":1.0}'],
    ['an escape that is not needed', String.raw`{"a":"\u0041"}`],
    ['a lone surrogate', String.raw`{"a":"\ud800"}`],
    ['half a text', '{"a":'],
    ['nesting without end', '['.repeat(30_000) + ']'.repeat(30_000)],
  ])('does not accept %s', (_, text) => {
    expect(parseCanonical(text)).toBeUndefined();
  });

  test('takes what is canonical and nothing else, whichever way it is looked at', () => {
    const keys = fc.constantFrom('a', 'b', 'B', '1', '10', '2', '!', '~', 'é', '\u{1F600}', '\uFB33', '__proto__');
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\u2028', '"', '\\ud800'));
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        texts,
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('any'), { maxLength: 3 }),
        tie('object'),
      ),
      object: fc.array(fc.tuple(keys, tie('any')), { maxLength: 4 }),
    })).any;
    fc.assert(
      fc.property(value, (shape) => {
        const text = looseJson(shape);
        const parsed = JSON.parse(text) as unknown;
        let canonical: string | null = null;
        try {
          canonical = canonicalJson(parsed);
        } catch {
          // has none
        }
        expect(parseCanonical(text) !== undefined).toBe(canonical === text);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['undefined', undefined],
    ['NaN', NaN],
    ['infinity', Infinity],
    ['a hole', { a: undefined }],
    ['a function', () => 1],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, reversed(one)]),
  );
}

/** JSON with keys in the order given, duplicates kept: pairs stand for objects. */
function looseJson(shape: unknown): string {
  if (!Array.isArray(shape))
    return typeof shape === 'number' && !Number.isFinite(shape) ? '1e2' : JSON.stringify(shape);
  const isObject = shape.every((one) => Array.isArray(one) && one.length === 2 && typeof one[0] === 'string');
  if (!isObject) return `[${shape.map(looseJson).join(',')}]`;
  return `{${(shape as [string, unknown][]).map(([key, one]) => `${JSON.stringify(key)}:${looseJson(one)}`).join(',')}}`;
}
