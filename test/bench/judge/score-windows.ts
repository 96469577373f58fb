import { join } from 'node:path';
import { z } from 'zod';
import { appendRow, readRows } from '../specialists/json-lines.ts';
import type { ScoredWindow } from './measure-windows.ts';
import type { Scorer } from './scorers.ts';
import type { Window } from './window.ts';

const Kept = z.object({ id: z.string(), scores: z.array(z.number()), milliseconds: z.number() });

export interface ScoredBy {
  readonly windows: readonly ScoredWindow[];
  /** Mean for one candidate. */
  readonly milliseconds: number;
}

/** Scores of every window, kept under the scorer's digest: run again, it goes on. Windows the scorer says nothing about are left out. */
export async function scoreWindows(windows: readonly Window[], scorer: Scorer, cache: string): Promise<ScoredBy> {
  const file = scorer.digest === null ? null : join(cache, `${scorer.digest.slice(0, 16)}.jsonl`);
  const known = new Map((file === null ? [] : readRows(file, Kept)).map((row) => [row.id, row]));
  const scored: ScoredWindow[] = [];
  let milliseconds = 0;
  let candidates = 0;
  for (const window of windows) {
    const row = known.get(window.id) ?? (await scoreOne(window, scorer, file));
    if (row === null) continue;
    scored.push({ scores: row.scores, right: window.candidates.map(({ right }) => right) });
    milliseconds += row.milliseconds;
    candidates += row.scores.length;
  }
  return { windows: scored, milliseconds: milliseconds / Math.max(1, candidates) };
}

async function scoreOne(window: Window, scorer: Scorer, file: string | null): Promise<z.infer<typeof Kept> | null> {
  const started = performance.now();
  const scores = await scorer.score(window);
  if (scores === null) return null;
  const row = { id: window.id, scores: [...scores], milliseconds: performance.now() - started };
  if (file !== null) appendRow(file, row);
  return row;
}
