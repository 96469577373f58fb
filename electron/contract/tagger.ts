/** A tagger: a linear-chain CRF over tokens, kept as a small data file (`models/taggers/*.json`). Words and phrases are hashes, not text. */
import { z } from 'zod';
import { Probability } from './ids.ts';

const Packed = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/u);
const Packs = z.strictObject({ count: z.int().nonnegative(), hashes: Packed });

/** Phrases that training data marked or that a list names; `longest` in tokens. */
export const TaggerDictionary = z.strictObject({
  name: z.string().min(1).max(12),
  longest: z.int().min(1).max(20),
  phrases: Packs,
});

/** Words grouped by how they are used; `numbers` holds a 16-bit cluster number per word. */
export const TaggerClusters = z.strictObject({ name: z.string().min(1).max(12), words: Packs, numbers: Packed });

/** A rule that knows a shape better than any statistics: an e-mail address, a card number. Found spans win over the tagger's. */
export const TaggerPattern = z.strictObject({
  type: z.string().min(1).max(60),
  /** A regular expression in the syntax that JavaScript (flags `giu`) and Python's `regex` share. */
  expression: z.string().max(600),
  check: z.enum(['none', 'luhn', 'iban']),
  /** Measured on out-of-fold training data: share of this pattern's finds that were right. */
  probability: Probability,
});
export type TaggerPattern = Readonly<z.infer<typeof TaggerPattern>>;

/** Isotonic calibration of span probabilities: `raw` ascends, `probability` never falls; in between, straight lines. */
export const SpanCalibration = z.strictObject({
  raw: z.array(Probability),
  probability: z.array(Probability),
  samples: z.int().nonnegative(),
});
export type SpanCalibration = Readonly<z.infer<typeof SpanCalibration>>;

export const TaggerFile = z.strictObject({
  kind: z.literal('tagger'),
  version: z.literal(1),
  id: z.string().min(1).max(80),
  task: z.string().min(1).max(80),
  languages: z.array(z.string()),
  /** Feature template, `models/recipes/tagger_features.py`. */
  template: z.literal(1),
  /** One sequence per line, or per run of lines without an empty one, or the whole text; at most `longest` tokens each. */
  sequence: z.strictObject({ by: z.enum(['line', 'paragraph', 'text']), longest: z.int().min(10).max(5000) }),
  /** `O`, and `B-` and `I-` of each type. */
  labels: z.array(z.string().min(1).max(80)).min(3).max(128),
  dictionaries: z.array(TaggerDictionary).max(8),
  clusters: z.array(TaggerClusters).max(8),
  /** Attributes by ascending hash; `spread` says how many weights each has (8 bit); `targets` and `weights` list label (8 bit) and weight (int16 × scale). */
  attributes: z.strictObject({
    count: z.int().positive(),
    hashes: Packed,
    spread: Packed,
    targets: Packed,
    weights: Packed,
    scale: z.number().positive(),
  }),
  /** Weight of label to label, row by row. */
  transitions: z.array(z.array(z.number())),
  patterns: z.array(TaggerPattern).max(40),
  calibration: z.record(z.string(), SpanCalibration),
});
export type TaggerFile = Readonly<z.infer<typeof TaggerFile>>;
