/** A ranker: boosted trees over what a `many` head said about the sentences of a document, kept as a small data file. Holds no text of the training data. */
import { z } from 'zod';

const place = z.int().nonnegative();

export const RankerFile = z.strictObject({
  kind: z.literal('ranker'),
  version: z.literal(1),
  id: z.string().min(1).max(80),
  task: z.string().min(1).max(80),
  /** Those of the head whose scores it reads, in the same order. */
  labels: z.array(z.string().min(1).max(80)).min(1).max(500),
  /** Natural logarithm of the share of training sentences that show the label. */
  frequencies: z.array(z.number()),
  /** Per label at most `most` sentences are ranked: the best one, and others from `least` (log-odds) on. */
  candidates: z.strictObject({ most: z.int().min(1).max(500), least: z.number() }),
  /** Names of the features in the order that the trees count them. */
  features: z.array(z.string()).min(1).max(100),
  /** Log-odds before the first tree. */
  start: z.number(),
  /** Place of each tree's first node. */
  roots: z.array(place).min(1),
  /** Node by node: the feature compared, or -1 for a leaf. */
  feature: z.array(z.int().min(-1)),
  /** What the feature is compared with (at most: left), or the log-odds that a leaf adds. */
  threshold: z.array(z.number()),
  left: z.array(place),
  right: z.array(place),
});
export type RankerFile = Readonly<z.infer<typeof RankerFile>>;
