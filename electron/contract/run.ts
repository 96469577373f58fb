/** One model call with everything needed to repeat it, and what it cost. */
import { z } from 'zod';
import { Commitment, Probability, RunId, Sha256, UtcTime } from './ids.ts';

/** A model file by digest, as the manifest lists it. */
export const ModelReference = z.strictObject({ id: z.string(), sha256: Sha256 });
export type ModelReference = Readonly<z.infer<typeof ModelReference>>;

export const AdapterReference = ModelReference.extend({ scale: z.number() });
export type AdapterReference = Readonly<z.infer<typeof AdapterReference>>;

export const Sampler = z.strictObject({
  temperature: z.number().nonnegative(),
  topK: z.int().nonnegative(),
  topP: Probability,
  seed: z.int().nonnegative(),
});
export type Sampler = Readonly<z.infer<typeof Sampler>>;

/** What a call cost: tokens that were really evaluated, tokens made, wall milliseconds. */
export const Usage = z.strictObject({
  tokensIn: z.int().nonnegative(),
  tokensOut: z.int().nonnegative(),
  milliseconds: z.number().nonnegative(),
});
export type Usage = Readonly<z.infer<typeof Usage>>;

export const StopReason = z.enum(['end', 'length', 'stop-text', 'labels', 'cancelled']);
export type StopReason = z.infer<typeof StopReason>;

export const ContextSettings = z.strictObject({
  size: z.int().positive(),
  sequences: z.int().positive(),
  threads: z.int().positive(),
  batch: z.int().positive(),
});
export type ContextSettings = Readonly<z.infer<typeof ContextSettings>>;

export const Run = z.strictObject({
  id: RunId,
  at: UtcTime,
  task: z.string(),
  specialist: z.string(),
  model: ModelReference,
  adapters: z.array(AdapterReference),
  template: z.strictObject({ id: z.string(), version: z.int(), sha256: Sha256 }),
  /** Digest of what bounded the output: the set of labels, or the schema of the grammar. Null: nothing did, the
   *  model wrote freely. */
  grammar: Sha256.nullable(),
  sampler: Sampler,
  context: ContextSettings,
  build: z.string(),
  inputs: z.array(Commitment),
  output: Commitment,
  usage: Usage,
  stop: StopReason,
});
export type Run = Readonly<z.infer<typeof Run>>;
