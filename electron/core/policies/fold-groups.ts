/** Deals groups of examples into folds, so that no group is both learnt from and tested on. Deterministic. */
export interface Grouped {
  readonly group: string;
  readonly isYes: boolean;
}

/** The fold of each group, 0 to folds - 1. Groups with a marked passage and groups without are dealt apart, the large ones first. */
export function foldGroups(examples: readonly Grouped[], folds: number): ReadonlyMap<string, number> {
  const groups = [...Map.groupBy(examples, ({ group }) => group)].map(([group, members]) => ({
    group,
    size: members.length,
    holdsYes: members.some(({ isYes }) => isYes),
  }));
  const dealt = [true, false].flatMap((holdsYes) =>
    groups.filter((one) => one.holdsYes === holdsYes).sort(largestFirst),
  );
  return new Map(dealt.map(({ group }, at) => [group, at % folds]));
}

function largestFirst(one: { group: string; size: number }, other: { group: string; size: number }): number {
  return other.size - one.size || (one.group < other.group ? -1 : 1);
}
