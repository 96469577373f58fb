/** What the sampling grammar of the model runtime can hold: everything else is silently ignored or breaks it. */

interface Node {
  readonly type?: string;
  readonly anyOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

const plain = new Set(['integer', 'number', 'boolean', 'null']);
const formats = new Set(['date', 'time', 'date-time']);

/** Paths of what the grammar cannot hold in a JSON schema; empty when it fits. */
export function unfit(schema: unknown, path = '$'): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [`${path}: not a schema`];
  const node = schema as Node;
  const branches = node.anyOf ?? node.oneOf;
  if (branches !== undefined) return branches.flatMap((branch, index) => unfit(branch, `${path}|${index}`));
  return node.enum !== undefined || 'const' in node || plain.has(node.type ?? '') ? [] : unfitPart(node, path);
}

function unfitPart(node: Node, path: string): readonly string[] {
  if (node.type === 'object') return unfitObject(node, path);
  if (node.type === 'array')
    return [...unbounded(node.maxItems, `${path}: maxItems`), ...unfit(node.items, `${path}[]`)];
  if (node.type !== 'string') return [`${path}: type ${node.type ?? 'none'}`];
  if (node.format === undefined) return unbounded(node.maxLength, `${path}: maxLength`);
  return formats.has(node.format) ? [] : [`${path}: format ${node.format}`];
}

function unfitObject({ properties = {}, required = [] }: Node, path: string): readonly string[] {
  return Object.entries(properties).flatMap(([name, inner]) => [
    ...(required.includes(name) ? [] : [`${path}.${name}: optional; null means absent`]),
    ...unfit(inner, `${path}.${name}`),
  ]);
}

function unbounded(limit: number | undefined, where: string): readonly string[] {
  return limit !== undefined && limit <= 1000 ? [] : [`${where} ${limit ?? 'none'}`];
}
