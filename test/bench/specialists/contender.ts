/** What is held against what. */
import { z } from 'zod';

/** A line of items with its right answer beside it; what else it holds depends on the task. */
export const Item = z.looseObject({ id: z.string() });
export type Item = z.infer<typeof Item>;

/** An answer in the shape of the task, with what it cost. */
export const Prediction = z.looseObject({ id: z.string(), milliseconds: z.number() });
export type Prediction = z.infer<typeof Prediction>;

export type Role = 'specialist' | 'simple baseline' | 'base model' | 'larger generalist';

export interface Contender {
  readonly role: Role;
  readonly name: string;
  /** Of all files it reads, in bytes; null where it has none worth naming. */
  readonly bytes: number | null;
  readonly predictions: readonly Prediction[];
}
