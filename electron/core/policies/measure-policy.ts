/** What a policy head did on passages that it had not learnt from. */
import type { PolicyHeadFile, PolicyMeasure, Share } from '../../contract/policy.ts';
import { bootstrap } from '../calibrate/bootstrap.ts';
import { policyVerdict, type PolicyVerdict } from './score-policies.ts';
import { shareInterval } from './share-interval.ts';

export interface PolicyOutcomes {
  readonly marked: readonly { readonly isYes: boolean; readonly group: string }[];
  /** Out-of-fold probabilities, in the order of `marked` and of the unmarked passages. */
  readonly chances: readonly number[];
  readonly unmarkedChances: readonly number[];
  readonly thresholds: PolicyHeadFile['thresholds'];
}

export function measurePolicy({ marked, chances, unmarkedChances, thresholds }: PolicyOutcomes): PolicyMeasure {
  const judged = marked.map(({ isYes, group }, at) => ({ isYes, group, chance: chances[at] ?? 0 }));
  const share = (of: readonly number[], verdicts: readonly PolicyVerdict[]): Share =>
    shareInterval(of.filter((chance) => verdicts.includes(policyVerdict(thresholds, chance))).length, of.length);
  const yes = judged.filter(({ isYes }) => isYes).map(({ chance }) => chance);
  const no = judged.filter(({ isYes }) => !isYes).map(({ chance }) => chance);
  const groups = [...Map.groupBy(judged, ({ group }) => group).values()];
  const whole = areaUnderRoc(judged) ?? 0.5;
  // A draw of groups that happens to hold one kind only says nothing: it counts as the whole.
  const { value, low, high } = bootstrap(groups, (some) => areaUnderRoc(some.flat()) ?? whole);
  return {
    ...{ yes: yes.length, no: no.length, groups: groups.length },
    ranking: { value, low, high, n: judged.length },
    reported: share(yes, ['report']),
    asked: share(yes, ['report', 'ask']),
    falseAlarms: share(no, ['report']),
    unmarked: share(unmarkedChances, ['report']),
  };
}

/** Chance that a marked passage scores above a counter-example; equal scores count half. Null without both kinds. */
function areaUnderRoc(judged: readonly { readonly isYes: boolean; readonly chance: number }[]): number | null {
  const yes = judged.filter(({ isYes }) => isYes);
  const no = judged.filter(({ isYes }) => !isYes);
  if (yes.length === 0 || no.length === 0) return null;
  const wins = yes.map((one) => no.reduce((sum, other) => sum + winOf(one.chance, other.chance), 0));
  return wins.reduce((sum, win) => sum + win, 0) / (yes.length * no.length);
}

function winOf(yes: number, no: number): number {
  if (yes === no) return 0.5;
  return yes > no ? 1 : 0;
}
