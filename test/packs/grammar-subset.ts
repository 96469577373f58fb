/** What the sampling grammar of the model runtime can hold: everything else is silently ignored or breaks it. */

/** Paths of what the grammar cannot hold in a JSON schema; empty when it fits. */
export function unfit(schema: unknown, path = '$'): string[] {
  if (typeof schema !== 'object' || schema === null) return [`${path}: not a schema`];
  const node = schema as Record<string, unknown>;
  const branches = node['anyOf'] ?? node['oneOf'];
  if (Array.isArray(branches)) return branches.flatMap((branch, index) => unfit(branch, `${path}|${String(index)}`));
  if (Array.isArray(node['enum']) || 'const' in node) return [];
  switch (node['type']) {
    case 'object':
      return unfitObject(node, path);
    case 'array':
      return [...bound(node, 'maxItems', path), ...unfit(node['items'], `${path}[]`)];
    case 'string':
      return typeof node['format'] === 'string' ? unfitFormat(node['format'], path) : bound(node, 'maxLength', path);
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
      return [];
    default:
      return [`${path}: type ${String(node['type'])}`];
  }
}

function unfitObject(node: Record<string, unknown>, path: string): string[] {
  const properties = (node['properties'] ?? {}) as Record<string, unknown>;
  const required = new Set((node['required'] ?? []) as string[]);
  return Object.entries(properties).flatMap(([name, inner]) => [
    ...(required.has(name) ? [] : [`${path}.${name}: optional; null means absent`]),
    ...unfit(inner, `${path}.${name}`),
  ]);
}

function bound(node: Record<string, unknown>, key: 'maxLength' | 'maxItems', path: string): string[] {
  const limit = node[key];
  return typeof limit === 'number' && limit <= 1000 ? [] : [`${path}: ${key} ${String(limit)}`];
}

function unfitFormat(format: string, path: string): string[] {
  return ['date', 'time', 'date-time'].includes(format) ? [] : [`${path}: format ${format}`];
}
