/** The card of `legal.fields`. */
import { bootstrap } from '../../../electron/core/calibrate/bootstrap.ts';
import { byField, sum, type MeasuredFields } from '../fields-bench.ts';
import type { CardScore, RuleCard } from './rule-card.ts';

export function fieldsCard(train: MeasuredFields, dev: MeasuredFields): RuleCard {
  const seen = byField(train);
  return {
    task: 'legal.fields',
    title: 'Facts of a contract',
    intendedUse:
      'Reads parties, agreement date, effective date, expiration date, renewal term, governing law and notice period from a contract, each with its place in the text. A person confirms them.',
    rules: ['electron/core/rules/contracts', 'electron/features/extract/tagged-parties.ts'],
    scores: [...scoresOf(dev), ...scoresOf(train)],
    byLabel: {
      head: ['field', 'answers, dev', 'value match', 'precision', 'value match, train'],
      rows: byField(dev).map((tally, at) => [
        tally.field,
        String(tally.answered),
        share(tally.right, tally.answered),
        share(tally.right, tally.found),
        share(seen[at]?.right ?? 0, seen[at]?.answered ?? 0),
      ]),
    },
    limits: [
      'Parties are the weakest: names are missed where the first paragraph lists many, or only the signatures name them.',
      'A date that the annotators reckoned from a redacted or illegible start is not found.',
      'Precision counts a value as wrong where the annotators gave none, also when the contract has it.',
      'Written for commercial contracts filed by United States companies; English only.',
    ],
    notes: [
      'The rules were written on the training contracts, so their figures there are too good; nothing was chosen on dev. How often earlier versions were looked at on dev was not kept; this one was measured there once before it was kept.',
      'Names of parties that the rules miss come from `legal.names-tagger`, which has seen the training contracts as well.',
      "A value matches when it is the annotators' answer after normalising: equal days, equal lengths of time, the same place, every party named. Intervals resample contracts.",
    ],
  };
}

function scoresOf({ split, contracts }: MeasuredFields): readonly CardScore[] {
  const all = sum(contracts.flat());
  const of = (top: 'right', bottom: 'answered' | 'found') => (units: MeasuredFields['contracts']) => {
    const tally = sum(units.flat());
    return tally[top] / Math.max(1, tally[bottom]);
  };
  return [
    {
      set: 'CUAD',
      part: split,
      measure: 'value match',
      value: bootstrap(contracts, of('right', 'answered')),
      n: all.answered,
    },
    { set: 'CUAD', part: split, measure: 'precision', value: bootstrap(contracts, of('right', 'found')), n: all.found },
  ];
}

function share(top: number, bottom: number): string {
  return bottom === 0 ? '' : (top / bottom).toFixed(2);
}
