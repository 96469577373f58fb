/** Which steps of a route can be taken on this machine, and why not. */
import type { RouteActor, RouteTable, StepStanding } from '../../contract/route.ts';

/** What is installed and approved here. */
export interface Installed {
  /** The head or tagger of the task. */
  readonly head: boolean;
  readonly adapter: boolean;
  /** A larger base than the default one, by its name. */
  readonly large: string | null;
  /** Why there is none, where more is known than that. */
  readonly largeMissing?: string;
}

export function stepStandings({ steps }: RouteTable, installed: Installed): readonly StepStanding[] {
  return steps.map(({ by, on }) => {
    const missing = missingPart(by, installed);
    if (missing !== null) return { by, available: false, why: missing };
    if (!on) return { by, available: false, why: 'switched off in this route' };
    return { by, available: true, why: by === 'large' ? `${installed.large ?? ''} is asked in doubt` : '' };
  });
}

/** Why a step cannot be taken here; null: it can. */
function missingPart(by: RouteActor, { head, adapter, large, largeMissing }: Installed): string | null {
  const missing: Partial<Record<RouteActor, string | null>> = {
    head: head ? null : 'no head of this task is in use',
    adapter: adapter ? null : 'no adapter of this task is in use',
    large: large === null ? (largeMissing ?? 'no larger model is installed and approved').slice(0, 200) : null,
    tagger: head ? null : 'no tagger of this task is in use',
    // A route that was changed under an earlier version may still name these two.
    traces: 'nothing here writes text, so there are no traces to compare',
    'on-prem': 'this version asks no server of your own',
  };
  return missing[by] ?? null;
}
