/** JSON Schema as zod writes it -> the part of it that the grammar of the runtime keeps. What it would silently get wrong is refused. */
import type { GbnfJsonObjectSchema } from 'node-llama-cpp';
import { CloisterError } from '../../contract/failure.ts';

/** The keywords that are read here; whatever else stands in a schema is refused by `only`. */
interface Schema {
  readonly type?: unknown;
  readonly properties?: unknown;
  readonly additionalProperties?: unknown;
  readonly items?: unknown;
  readonly prefixItems?: unknown;
  readonly minItems?: unknown;
  readonly maxItems?: unknown;
  readonly minLength?: unknown;
  readonly maxLength?: unknown;
  readonly format?: unknown;
  readonly const?: unknown;
  readonly enum?: unknown;
  readonly anyOf?: unknown;
  readonly oneOf?: unknown;
  readonly $ref?: unknown;
  readonly $defs?: unknown;
}

/** Longer strings make the grammar throw or, above 2,000, lose their bound without notice (measured). */
const longestString = 1000;
/** A grammar with 100 labels costs 77 ms a token, with 1,000 359 (measured): score labels instead. */
const mostLabels = 200;
const mostItems = 200;
const knownFormats = new Set(['date', 'time', 'date-time']);

/** Say nothing about the text, or are checked by zod afterwards because the grammar cannot. */
const ignored = new Set([
  ...['$schema', 'title', 'description', 'default', 'examples', 'pattern', 'required'],
  ...[
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'multipleOf',
    'uniqueItems',
    'additionalProperties',
  ],
]);

/**
 * `anyOf` becomes `oneOf` (the runtime reads `anyOf` as null). Every property is always written, in order.
 * Fails with `invalid`, subject = where and why: unknown keyword or format, a string or list without a bound, too many labels.
 */
export function grammarSchema(schema: unknown): GbnfJsonObjectSchema {
  const root = asObject(schema, '$');
  if (root.type !== 'object') refuse('$', 'is not an object');
  return translate(root, '$') as GbnfJsonObjectSchema;
}

function translate(schema: Schema, at: string): Schema {
  const definitions = schema.$defs;
  const body = translateBody(schema, at);
  return definitions === undefined ? body : { ...body, $defs: mapValues(definitions, `${at}/$defs`) };
}

function translateBody(schema: Schema, at: string): Schema {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return only(schema, at, ['anyOf', 'oneOf'], { oneOf: mapItems(choices, at) });
  if (schema.$ref !== undefined) return only(schema, at, ['$ref'], { $ref: reference(schema.$ref, at) });
  if (schema.const !== undefined) return only(schema, at, ['const', 'type'], { const: schema.const });
  if (schema.enum !== undefined) return only(schema, at, ['enum', 'type'], { enum: labels(schema.enum, at) });
  return translateType(schema, at);
}

function translateType(schema: Schema, at: string): Schema {
  const { type } = schema;
  switch (type) {
    case 'object':
      return objectSchema(schema, at);
    case 'array':
      return arraySchema(schema, at);
    case 'string':
      return stringSchema(schema, at);
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
      return only(schema, at, ['type', 'format'], { type });
    default:
      return refuse(at, type === undefined ? 'accepts anything' : 'has a list of types or an unknown type');
  }
}

function objectSchema(schema: Schema, at: string): Schema {
  if (typeof schema.additionalProperties === 'object') refuse(at, 'is a record with free keys');
  const properties = mapValues(schema.properties ?? {}, at);
  return only(schema, at, ['type', 'properties'], { type: 'object', properties });
}

function arraySchema(schema: Schema, at: string): Schema {
  const { items, prefixItems, minItems, maxItems } = schema;
  const bounded =
    typeof maxItems === 'number' ? maxItems <= mostItems : prefixItems !== undefined && items === undefined;
  if (!bounded) refuse(at, `has no maxItems of at most ${mostItems}`);
  return only(schema, at, ['type', 'items', 'prefixItems', 'minItems', 'maxItems'], {
    type: 'array',
    ...(items === undefined || items === false ? {} : { items: translate(asObject(items, at), `${at}[]`) }),
    ...(prefixItems === undefined ? {} : { prefixItems: mapItems(prefixItems, at) }),
    ...(minItems === undefined ? {} : { minItems }),
    ...(maxItems === undefined ? {} : { maxItems }),
  });
}

function stringSchema(schema: Schema, at: string): Schema {
  const { format, minLength, maxLength } = schema;
  if (format !== undefined) {
    if (typeof format !== 'string' || !knownFormats.has(format)) refuse(at, `has an unknown format`);
    return only(schema, at, ['type', 'format', 'minLength', 'maxLength'], { type: 'string', format });
  }
  if (typeof maxLength !== 'number' || maxLength > longestString)
    refuse(at, `has no maxLength of at most ${longestString}`);
  return only(schema, at, ['type', 'minLength', 'maxLength'], {
    type: 'string',
    ...(minLength === undefined ? {} : { minLength }),
    maxLength,
  });
}

function labels(value: unknown, at: string): unknown {
  if (!Array.isArray(value) || value.length > mostLabels) refuse(at, `has more than ${mostLabels} labels`);
  return value;
}

function reference(value: unknown, at: string): unknown {
  if (typeof value !== 'string' || !value.startsWith('#/$defs/')) refuse(at, 'refers to something outside $defs');
  return value;
}

/** `result`, after making sure that nothing else stood in `schema`. */
function only(schema: Schema, at: string, known: readonly string[], result: Schema): Schema {
  for (const key of Object.keys(schema))
    if (key !== '$defs' && !known.includes(key) && !ignored.has(key)) refuse(at, `has the unknown keyword ${key}`);
  return result;
}

function mapItems(value: unknown, at: string): Schema[] {
  if (!Array.isArray(value)) refuse(at, 'has choices that are not a list');
  return (value as unknown[]).map((one, index) => translate(asObject(one, at), `${at}/${index}`));
}

function mapValues(value: unknown, at: string): Record<string, Schema> {
  const entries = Object.entries(asObject(value, at));
  return Object.fromEntries(entries.map(([key, one]) => [key, translate(asObject(one, at), `${at}/${key}`)]));
}

function asObject(value: unknown, at: string): Schema {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(at, 'is not a schema');
  return value;
}

function refuse(at: string, why: string): never {
  throw new CloisterError('invalid', { subject: `schema at ${at.slice(0, 200)} ${why}` });
}
