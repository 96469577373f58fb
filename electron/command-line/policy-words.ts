/** A policy on a few lines: where it stands, what it learnt from, and what that is worth, each figure with its n. */
import type { PolicyMeasure, PolicyStatus, PolicyVersion, Share } from '../contract/policy.ts';

export function policyWords(status: PolicyStatus): readonly string[] {
  const { policy, state, examples, needed, excluded } = status;
  const newest = policy.versions.at(-1);
  const blocks = policy.blocksExport ? ', stops exports' : '';
  return [
    `${policy.id}  ${policy.name}: ${stateWords[state]}${versionWords(status)}${blocks}`,
    `  marked: ${String(examples.yes)} that break it, ${String(examples.no)} that do not, from ${String(examples.groups)} documents`,
    ...(excluded > 0 ? [`  ${String(excluded)} more lie in matters that are not learnt from`] : []),
    ...(needed.yes + needed.no > 0
      ? [
          `  not enough data yet: mark ${String(needed.yes)} more that break it and ${String(needed.no)} more that do not`,
        ]
      : []),
    ...(newest === undefined ? [] : measureWords(newest)),
  ];
}

const stateWords = { draft: 'draft', trained: 'trained, not approved', live: 'in force', off: 'switched off' } as const;

function versionWords({ policy: { live } }: PolicyStatus): string {
  return live === null ? '' : `, version ${String(live)}`;
}

function measureWords({ n, measure, thresholds }: PolicyVersion): readonly string[] {
  const { value, low, high } = measure.ranking;
  return [
    `  version ${String(n)}, measured on passages that were left out:`,
    `    a passage that breaks it scores above one that does not: ${figure(value)} (${figure(low)} to ${figure(high)}, n = ${String(measure.ranking.n)})`,
    `    reported by itself: ${shareWords(measure.reported)}; at least asked about: ${shareWords(measure.asked)}`,
    `    false alarms among counter-examples: ${shareWords(measure.falseAlarms)}`,
    unmarkedWords(measure),
    ...(thresholds.reportAbove === null
      ? [
          `    not enough data yet to keep false alarms under ${figure(thresholds.falseAlarmLimit)}: it asks, and reports nothing by itself`,
        ]
      : []),
  ];
}

function unmarkedWords({ unmarked }: PolicyMeasure): string {
  return unmarked.n === 0
    ? '    no unmarked passages of the vault were there to look at'
    : `    unmarked passages that it would report: ${shareWords(unmarked)}`;
}

function shareWords({ count, n, low, high }: Share): string {
  return `${String(count)} of ${String(n)} (${figure(low)} to ${figure(high)})`;
}

const figure = (value: number): string => value.toFixed(2);
