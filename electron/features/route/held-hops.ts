/** What the route of a finding says of models that were not asked because they wait for the golden set. Pure. */
import type { FindingDraft, Hop } from '../../contract/finding.ts';
import type { ModelRole } from '../../contract/model.ts';

export interface HeldStep {
  readonly entry: { readonly id: string; readonly version: string; readonly role: ModelRole };
  /** What does its work meanwhile. */
  readonly instead: string;
}

/** One hop for each; none for a value that a rule settled, since nobody else would have been asked. */
export function heldHops({ hops }: Pick<FindingDraft, 'hops'>, held: readonly HeldStep[]): readonly Hop[] {
  return hops.some(isSettledByRule) ? [] : held.map(heldHop);
}

function heldHop({ entry: { id, version, role }, instead }: HeldStep): Hop {
  return {
    ...{ run: null, by: role === 'base' || role === 'adapter' ? 'small' : 'head', specialist: `${id}@${version}` },
    ...{ score: null, threshold: null, ms: 0, tokensIn: 0, tokensOut: 0, changed: false },
    reason: `held back until the golden set has run; instead: ${instead}`.slice(0, 200),
  };
}

function isSettledByRule({ by, score, threshold }: Hop): boolean {
  return by === 'rule' && score !== null && threshold !== null && score >= threshold;
}
