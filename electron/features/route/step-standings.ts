/** Which steps of a route can be taken on this machine, and why not. */
import type { RouteActor, RouteTable, StepStanding } from '../../contract/route.ts';

/** What is installed and approved here. */
export interface Installed {
  readonly head: boolean;
  readonly adapter: boolean;
  /** A larger base than the default one, by its name. */
  readonly large: string | null;
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
function missingPart(by: RouteActor, { head, adapter, large }: Installed): string | null {
  const missing: Partial<Record<RouteActor, string | null>> = {
    head: head ? null : 'no head of this task is in use',
    adapter: adapter ? null : 'no adapter of this task is in use',
    large: large === null ? 'no larger model is installed and approved' : null,
    traces: 'no specialist of this task writes text, so there are no traces to compare',
    'on-prem': 'no server of your own is set up in this version',
  };
  return missing[by] ?? null;
}
