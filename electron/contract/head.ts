/** A head: a linear classifier over hashed words, kept as a small data file (`models/heads/*.json`). No text of the training data is in it. */
import { z } from 'zod';
import { Probability } from './ids.ts';

/** Numbers packed little-endian and written in base64. */
const Packed = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/u);

/** Which part of the text a block counts: all of it, or its first `units` UTF-16 units. */
export const LexicalRegion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('start'), units: z.int().positive() }),
]);

/**
 * One family of terms. Terms of `word` blocks are `from` to `to` neighbouring words joined by a space; terms of `letter`
 * blocks are `from` to `to` neighbouring code points of one word between two spaces; terms of `heading` blocks are like those of
 * `word` blocks, inside runs of capital-letter words of three letters or more. `name` is hashed with each term.
 */
export const LexicalBlock = z.strictObject({
  name: z.string().regex(/^[a-z0-9]{1,12}$/u),
  kind: z.enum(['word', 'letter', 'heading']),
  region: LexicalRegion,
  from: z.int().min(1).max(6),
  to: z.int().min(1).max(6),
  /** Length of the block's vector: 1 after scaling to unit length, times this. */
  weight: z.number().positive(),
});
export type LexicalBlock = Readonly<z.infer<typeof LexicalBlock>>;

/** The terms of one block that the head knows: sorted 32-bit hashes and their inverse document frequencies, in the same order. */
const KnownTerms = z.strictObject({ count: z.int().positive(), hashes: Packed, idf: Packed });

/** How raw scores become probabilities. `samples`: how many out-of-fold training predictions it was fitted on. */
export const HeadCalibration = z.discriminatedUnion('kind', [
  /** softmax(score / temperature) over the labels of a `one` head. */
  z.strictObject({
    kind: z.literal('temperature'),
    temperature: z.number().positive(),
    samples: z.int().nonnegative(),
  }),
  /** sigmoid(slope × score + offset), label by label, of a `many` head. */
  z.strictObject({
    kind: z.literal('logistic'),
    slope: z.array(z.number()),
    offset: z.array(z.number()),
    samples: z.int().nonnegative(),
  }),
]);
export type HeadCalibration = Readonly<z.infer<typeof HeadCalibration>>;

/**
 * Below `threshold` a person decides. It is the lowest one at which out-of-fold training predictions kept the error among
 * accepted items under `target`; null: not enough data yet to promise that, so every item goes to a person.
 */
export const AcceptRule = z.strictObject({
  target: Probability,
  threshold: Probability.nullable(),
  coverage: Probability,
  samples: z.int().nonnegative(),
});
export type AcceptRule = Readonly<z.infer<typeof AcceptRule>>;

export const HeadFile = z.strictObject({
  kind: z.literal('head'),
  version: z.literal(1),
  id: z.string().min(1).max(80),
  task: z.string().min(1).max(80),
  labels: z.array(z.string().min(1).max(80)).min(2).max(500),
  /** `one`: exactly one label is right; `many`: each label by itself. */
  mode: z.enum(['one', 'many']),
  blocks: z.array(LexicalBlock).min(1).max(8),
  /** One entry per block, in order. */
  terms: z.array(KnownTerms),
  /** int8, one row of labels per term, blocks after one another. Weight = byte × scale of its label. */
  weights: Packed,
  scales: z.array(z.number()),
  bias: z.array(z.number()),
  calibration: HeadCalibration,
  accept: AcceptRule,
});
export type HeadFile = Readonly<z.infer<typeof HeadFile>>;
