/** A signal head: a linear rule over a few named numbers that the application measures itself (`models/heads/*.json`). Holds no text of the training data. */
import { z } from 'zod';
import { AcceptRule } from './head.ts';

export const SignalHeadFile = z
  .strictObject({
    kind: z.literal('signal-head'),
    version: z.literal(1),
    id: z.string().min(1).max(80),
    task: z.string().min(1).max(80),
    /** Null for a set of labels that is given at run time: one row of weights then scores every label by its own signals. */
    labels: z.array(z.string().min(1).max(80)).min(2).nullable(),
    /** Names of the numbers, in the order of `mean`, `scale` and each row of `weights`. */
    signals: z.array(z.string().min(1).max(60)).min(1).max(200),
    mean: z.array(z.number()),
    scale: z.array(z.number().positive()),
    weights: z.array(z.array(z.number())).min(1),
    bias: z.array(z.number()),
    /** The probability is softmax(score / temperature). `samples`: how many out-of-fold training predictions it was fitted on. */
    temperature: z.number().positive(),
    samples: z.int().nonnegative(),
    accept: AcceptRule,
  })
  .refine(
    ({ labels, signals, mean, scale, weights, bias }) =>
      weights.length === (labels?.length ?? 1) &&
      bias.length === weights.length &&
      [mean, scale, ...weights].every((row) => row.length === signals.length),
    'The numbers of a signal head must fit its signals and labels.',
  );
export type SignalHeadFile = Readonly<z.infer<typeof SignalHeadFile>>;
