/** Joins rankings whose scores cannot be compared, such as BM25 and cosine. Pure. */

/** One place in one ranking. Larger scores are better. */
export interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** Cormack, Clarke and Büttcher 2009: 60 keeps the first few places from deciding alone. */
const damping = 60;

/**
 * Reciprocal rank fusion: an item at place r (from 1) of a ranking earns 1 / (60 + r); what it earns is summed. Rankings
 * may come in any order; equal scores are ordered by id, so that the result never depends on the order of arrival.
 */
export function fuseRanks(rankings: readonly (readonly Ranked[])[]): Ranked[] {
  const earned = new Map<string, number>();
  for (const ranking of rankings)
    for (const [place, { id }] of inOrder(ranking).entries())
      earned.set(id, (earned.get(id) ?? 0) + 1 / (damping + place + 1));
  return inOrder([...earned].map(([id, score]) => ({ id, score })));
}

function inOrder(ranking: readonly Ranked[]): Ranked[] {
  return [...ranking].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
