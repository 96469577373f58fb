/** The candidates that no other one beats: none is at least as good and at most as costly, and better in one of the two. Pure. */
export interface Weighed {
  readonly score: number;
  readonly cost: number;
}

/** Whether each candidate is on the front, in the order given. */
export function paretoFront(candidates: readonly Weighed[]): readonly boolean[] {
  return candidates.map((one) => !candidates.some((other) => beats(other, one)));
}

function beats(other: Weighed, one: Weighed): boolean {
  const isNoWorse = other.score >= one.score && other.cost <= one.cost;
  return isNoWorse && (other.score > one.score || other.cost < one.cost);
}
