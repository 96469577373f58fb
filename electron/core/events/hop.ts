/** One step of the route to a finding. */
import type { Hop, HopActor } from '../../contract/finding.ts';
import type { RunId } from '../../contract/ids.ts';

/** A hop of a part that uses no tokens of its own record: models record theirs in runs. */
export function hop(parts: {
  readonly by: HopActor;
  readonly specialist: string;
  readonly score: number | null;
  readonly threshold: number | null;
  readonly reason: string;
  readonly ms: number;
  readonly changed: boolean;
  readonly run?: RunId | null | undefined;
}): Hop {
  return { ...parts, run: parts.run ?? null, reason: parts.reason.slice(0, 200), tokensIn: 0, tokensOut: 0 };
}
