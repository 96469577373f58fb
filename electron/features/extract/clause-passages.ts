/** Which passages the clause head thinks hold each clause category. Every passage is scored once per document. */
import type { Chunk } from '../../contract/document.ts';
import type { ClauseHead } from './needs.ts';

export interface ClausePassage {
  readonly chunk: Chunk;
  readonly probability: number;
}

export interface ClausePassages {
  readonly specialist: string;
  /** Best first; empty for a category that the head does not know. */
  readonly of: (categories: readonly string[]) => readonly ClausePassage[];
}

/** Fails with what `signal` was aborted with. */
export async function scorePassages(
  chunks: readonly Chunk[],
  head: ClauseHead,
  signal: AbortSignal,
): Promise<ClausePassages> {
  signal.throwIfAborted();
  const scores = await head.score(
    chunks.map(({ text }) => text),
    signal,
  );
  const scored = chunks.map((chunk, at) => ({
    chunk,
    byLabel: new Map((scores[at] ?? []).map(({ label, probability }) => [labelKey(label), probability])),
  }));
  return {
    specialist: head.specialist,
    of: (categories) =>
      scored
        .map(({ chunk, byLabel }) => ({ chunk, probability: best(categories, byLabel) }))
        .filter(({ probability }) => probability > 0)
        .sort((left, right) => right.probability - left.probability),
  };
}

function best(categories: readonly string[], byLabel: ReadonlyMap<string, number>): number {
  return Math.max(0, ...categories.map((category) => byLabel.get(labelKey(category)) ?? 0));
}

/** `License Grant` and `License_grant` are one label. */
export function labelKey(label: string): string {
  return label.toLowerCase().replace(/[^a-z]+/gu, '');
}
