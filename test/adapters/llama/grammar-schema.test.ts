import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { grammarSchema } from '../../../electron/adapters/llama/grammar-schema.ts';

const translated = (schema: z.ZodType): unknown => grammarSchema(z.toJSONSchema(schema, { io: 'input' }));

describe('from zod to the grammar of the runtime', () => {
  test('keeps shape and bounds, turns anyOf into oneOf, leaves to zod what the grammar ignores', () => {
    const schema = z.strictObject({
      name: z.string().min(1).max(80).describe('who'),
      nothing: z.null(),
      amount: z.number().min(0).max(10).nullable(),
      count: z.int(),
      kind: z.enum(['a', 'b']),
      fixed: z.literal('x'),
      day: z.iso.date(),
      at: z.iso.datetime(),
      list: z.array(z.boolean()).min(1).max(3),
    });
    expect(translated(schema)).toEqual({
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 80 },
        nothing: { type: 'null' },
        amount: { oneOf: [{ type: 'number' }, { type: 'null' }] },
        count: { type: 'integer' },
        kind: { enum: ['a', 'b'] },
        fixed: { const: 'x' },
        day: { type: 'string', format: 'date' },
        at: { type: 'string', format: 'date-time' },
        list: { type: 'array', items: { type: 'boolean' }, minItems: 1, maxItems: 3 },
      },
    });
  });

  test('keeps definitions that refer to themselves', () => {
    interface Tree {
      readonly name: string;
      readonly children: Tree[];
    }
    const Tree: z.ZodType<Tree> = z.strictObject({
      name: z.string().max(5),
      children: z.array(z.lazy(() => Tree)).max(2),
    });
    expect(JSON.stringify(translated(z.strictObject({ tree: Tree })))).toContain('"$ref":"#/$defs/');
  });

  test.each([
    ['a string without a bound', z.strictObject({ a: z.string() }), '$/a has no maxLength'],
    ['a string with a bound the grammar loses', z.strictObject({ a: z.string().max(1001) }), '$/a has no maxLength'],
    ['a list without a bound', z.strictObject({ a: z.array(z.null()) }), '$/a has no maxItems'],
    ['a format the grammar writes as empty', z.strictObject({ a: z.email().max(50) }), '$/a has an unknown format'],
    ['anything', z.strictObject({ a: z.unknown() }), '$/a accepts anything'],
    ['a record', z.strictObject({ a: z.record(z.string(), z.null()) }), '$/a'],
    [
      'too many labels',
      z.strictObject({ a: z.enum(Array.from({ length: 201 }, (_, i) => `l${i}`)) }),
      '$/a has more than 200',
    ],
    ['a root that is not an object', z.array(z.null()).max(1), '$ is not an object'],
    ['a fault deep inside', z.strictObject({ a: z.array(z.strictObject({ b: z.string() })).max(2) }), '$/a[]/b'],
  ])('refuses %s and says where', (_name, schema, where) => {
    expect(() => translated(schema)).toThrow(where);
  });

  test.each([
    null,
    3,
    'text',
    [],
    { type: 'object', properties: { a: { type: ['string', 'null'] } } },
    { type: 'object', not: {} },
    { type: 'object', properties: { a: { allOf: [{ type: 'null' }] } } },
  ])('refuses %j, which zod would not write', (schema) => {
    expect(() => grammarSchema(schema)).toThrow('invalid');
  });
});
