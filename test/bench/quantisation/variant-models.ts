/** The shipped models in other formats, as a model folder of its own that the product's runtime opens like any other. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ModelManifest, type ModelEntry } from '../../../electron/contract/model.ts';
import { Sha256 } from '../../../electron/contract/ids.ts';
import { projectFolder } from '../retrieval/data-folder.ts';
import type { FormatName } from './block-formats.ts';
import { requantise } from './requantise.ts';

export const baseId = 'smollm2-135m-instruct-q4-1';
export const judgeId = 'evidence-judge-adapter';

export interface Variant {
  readonly of: string;
  /** Null: as it ships. */
  readonly format: FormatName | null;
}

/** One more and one less than what ships, where there is one. */
export const variants: readonly Variant[] = [
  ...variantsOf(baseId, ['Q8_0', 'Q4_0']),
  ...variantsOf(judgeId, ['Q8_0', 'Q4_0']),
  ...variantsOf('legal-clause-adapter', ['F16', 'Q4_0']),
  ...variantsOf('all-minilm-l6-v2-q8-0', ['F16', 'Q4_0']),
];

function variantsOf(of: string, others: readonly FormatName[]): Variant[] {
  return [null, ...others].map((format) => ({ of, format }));
}

export function variantId({ of, format }: Variant): string {
  return format === null ? of : `${of}.${format.toLowerCase().replace('_', '-')}`;
}

/** Writes what is missing into `folder` and its manifest; returns the manifest's path. Files of older versions are written again. */
export function writeVariants(folder: string): string {
  const shipped = ModelManifest.parse(JSON.parse(readFileSync(join(projectFolder, 'models', 'manifest.json'), 'utf8')));
  const made = variants.map((variant) => entryOf(variant, shipped, folder));
  const models = [...made, ...judgesFor(made)];
  const manifest = join(folder, 'manifest.json');
  writeFileSync(manifest, JSON.stringify(ModelManifest.parse({ version: 1, models })));
  return manifest;
}

/** An adapter runs on the base that its entry names: each other base gets an entry of the shipped judge. */
function judgesFor(made: readonly ModelEntry[]): ModelEntry[] {
  const judge = made.find(({ id }) => id === judgeId);
  if (judge === undefined) return [];
  return made
    .filter(({ role, id }) => role === 'base' && id !== baseId)
    .map(({ id, sha256 }) => ({ ...judge, id: judgeOn(id), base: { id, sha256 } }));
}

/** Id of the shipped judge's entry for a base. */
export function judgeOn(base: string): string {
  return base === baseId ? judgeId : `${judgeId}.${base.slice(-4)}`;
}

function entryOf(variant: Variant, { models }: ModelManifest, folder: string): ModelEntry {
  const shipped = models.find(({ id }) => id === variant.of);
  if (shipped === undefined) throw new Error(`the manifest has no ${variant.of}`);
  const source = join(projectFolder, 'models', shipped.file);
  const file = `${shipped.sha256.slice(0, 12)}-${variant.format ?? 'shipped'}.gguf`;
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) {
    if (variant.format === null) copyFileSync(source, path);
    else writeFileSync(path, requantise(readFileSync(source), variant.format));
  }
  const sha256 = Sha256.parse(createHash('sha256').update(readFileSync(path)).digest('hex'));
  const quantisation = variant.format ?? shipped.quantisation;
  return { ...shipped, id: variantId(variant), file, bytes: statSync(path).size, sha256, quantisation };
}

/** The format that ships, in the words of its entry. */
export function formatName({ format }: Variant, shipped: string | null): string {
  return format ?? `${shipped ?? ''} (ships)`;
}
