/** Turns chosen paths into a token. The page gets the token and the names; the engine gets the paths. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { Pick } from '../contract/relay.ts';

/** What a preload may hand over for dropped files. */
export const DroppedPaths = z
  .array(
    z
      .string()
      .min(1)
      .max(4096)
      .refine((one) => path.isAbsolute(one)),
  )
  .min(1)
  .max(10_000);

const namesShown = 200;

export interface Picked {
  readonly token: string;
  readonly names: string[];
  readonly count: number;
}

/** Tells the engine what a new token means, then returns what the page may know. */
export function makePick(tell: (pick: Pick) => void, purpose: Pick['purpose'], paths: readonly string[]): Picked {
  const token = `pick_${randomBytes(16).toString('hex')}`;
  tell({ token, purpose, paths: [...paths] });
  const names = paths.slice(0, namesShown).map((one) => path.basename(one));
  return { token, names, count: paths.length };
}
