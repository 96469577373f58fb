/** A vector head: reads the vector of a text beside what a head over words says of it (`models/heads/*.json`). Holds no text of the training data. */
import { z } from 'zod';
import { AcceptRule } from './head.ts';
import { Probability } from './ids.ts';
import { RankerFile } from './ranker.ts';
import { ModelReference } from './run.ts';

const perLabel = z.array(z.number());

/** What the trees of a second reading count, in this order; probabilities by the vector alone are natural logarithms where the name says so. */
export const secondReadingFeatures = ['ranked', 'log label', 'log none', 'label', 'log best other'] as const;

export const ClauseRanking = z.strictObject({
  /** The ranker whose probabilities it corrects. */
  ranker: ModelReference,
  /** Sentences that the ranker gives at least this probability for any category are read a second time; the others keep what they have. */
  least: Probability,
  /** Trees over `secondReadingFeatures`. */
  trees: RankerFile,
});
export type ClauseRanking = Readonly<z.infer<typeof ClauseRanking>>;

export const VectorHeadFile = z.strictObject({
  kind: z.literal('vector-head'),
  version: z.literal(1),
  id: z.string().min(1).max(80),
  task: z.string().min(1).max(80),
  /** Those of the head beside it, in the same order. */
  labels: z.array(z.string().min(1).max(80)).min(2).max(500),
  /** Whose vectors it reads: another embedder's are other numbers. */
  embedder: ModelReference,
  dimensions: z.int().positive(),
  /** int8, base64: one row of labels per dimension. Weight = byte × scale of its label. Scores are natural logarithms up to a constant. */
  weights: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/u),
  scales: perLabel,
  bias: perLabel,
  fusion: z.strictObject({
    /** The head over words; its scores are added to the vector's times `share`. */
    head: ModelReference,
    share: z.number().positive(),
    bias: perLabel,
    /** softmax(sum / temperature). `samples`: how many predictions on contracts that neither was trained on it was fitted on. */
    temperature: z.number().positive(),
    samples: z.int().nonnegative(),
    accept: AcceptRule,
  }),
  /** For the clauses of a whole contract. */
  ranking: ClauseRanking,
});
export type VectorHeadFile = Readonly<z.infer<typeof VectorHeadFile>>;
