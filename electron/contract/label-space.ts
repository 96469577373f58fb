/** A space of names (`models/heads/*.json`): sends a text to the place where its own caption would stand, to compare it with names given at run time. */
import { z } from 'zod';
import { HeadFile } from './head.ts';
import { SignalHeadFile } from './signal-head.ts';

/** Numbers packed little-endian and written in base64. */
const Packed = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/u);

export const LabelSpaceFile = z.strictObject({
  kind: z.literal('label-space'),
  version: z.literal(1),
  id: z.string().min(1).max(80),
  task: z.string().min(1).max(80),
  /** From words to a place: the raw scores of its labels are the place's coordinates. */
  ways: HeadFile,
  /** 32-bit floats: the mean of the embedder's vectors of the trained names. */
  mean: Packed,
  /** 32-bit floats, one row of the embedder's width per coordinate. */
  axes: Packed,
  /** int8, one row of coordinates per trained name: each times 127. */
  trained: Packed,
  /** How nearness, shared words and the rest are weighed; its labels are null. */
  choice: SignalHeadFile,
});
export type LabelSpaceFile = Readonly<z.infer<typeof LabelSpaceFile>>;
