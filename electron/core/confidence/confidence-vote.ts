/** Several traces, one answer: the surest ones vote, each with the weight of its confidence. */

export interface Trace {
  /** Null where the trace ended without an answer or was stopped: it does not vote. */
  readonly answer: string | null;
  /** Larger is surer; above zero. */
  readonly confidence: number;
}

export interface Vote {
  /** Null when nobody voted. */
  readonly answer: string | null;
  /** Of the weight of all votes, 0 to 1: agreement among the traces, not a probability of being right. */
  readonly share: number;
}

/** Every trace with an answer has one vote; of equal answers the one that came first. */
export function majorityVote(traces: readonly Trace[]): Vote {
  return heaviest(traces.map(({ answer }) => ({ answer, confidence: 1 })));
}

/** Only the surest share `keep` (0 to 1, at least one trace) votes, weighted by confidence. */
export function confidenceVote(traces: readonly Trace[], keep: number): Vote {
  const answered = traces.filter(({ answer }) => answer !== null);
  const surest = [...answered].sort((left, right) => right.confidence - left.confidence);
  return heaviest(surest.slice(0, Math.max(1, Math.round(answered.length * keep))));
}

/** Whether the vote is clear enough to write no further trace (the paper's consensus, 0.95 there). */
export function isSettled({ answer, share }: Vote, consensus: number): boolean {
  return answer !== null && share >= consensus;
}

function heaviest(traces: readonly Trace[]): Vote {
  const weights = new Map<string, number>();
  for (const { answer, confidence } of traces)
    if (answer !== null) weights.set(answer, (weights.get(answer) ?? 0) + confidence);
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  let best: Vote = { answer: null, share: 0 };
  for (const [answer, weight] of weights) if (weight / all > best.share) best = { answer, share: weight / all };
  return best;
}
