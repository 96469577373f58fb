/** The manifest entry of a file that a site brings, from its card and from what the file itself says. Pure. */
import { ModelEntry } from '../../contract/model.ts';
import type { ModelCardFile } from '../../contract/site-model.ts';
import type { KeptFile } from '../../ports/site-model-files.ts';

/** What the card says, completed by the file; null when that makes no entry. */
export function draftEntry(
  { file, sha256, bytes }: KeptFile,
  card: ModelCardFile | null,
  found: Pick<ModelEntry, 'role' | 'id' | 'tasks'> & Partial<Pick<ModelEntry, 'base' | 'settings'>>,
): ModelEntry | null {
  const parsed = ModelEntry.safeParse({
    version: `imported-${sha256.slice(0, 8)}`,
    title: found.id,
    licence: 'not stated',
    contextTokens: null,
    quantisation: null,
    domains: ['any'],
    languages: [],
    intendedUse: 'Not stated: it was imported without a card.',
    limits: [],
    trainedOn: [],
    scores: [],
    canaries: [],
    base: null,
    ...found,
    ...card,
    ...{ role: found.role, file, sha256, bytes, isDefault: false },
    settings: { ...card?.settings, ...found.settings },
    sources: [{ kind: 'folder', path: file }],
  });
  return parsed.data ?? null;
}

/** An id from the name of a file. */
export function slug(fileName: string): string {
  const name = fileName
    .toLowerCase()
    .replace(/\.(?:gguf|json)$/u, '')
    .replaceAll(/[^a-z0-9.-]+/gu, '-');
  return name.replace(/^[^a-z0-9]+/u, '').slice(0, 60);
}
