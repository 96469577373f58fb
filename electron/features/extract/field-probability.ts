/** What the score of a rule was worth on training contracts: CUAD train, 377 contracts; measured by `test/bench/fields-bench.ts`. */

/** From this score on: how many values read were the annotators' answer, of how many. A value where they gave none counts as wrong. */
type Step = readonly [from: number, right: number, of: number];

const worth: Readonly<Record<string, readonly Step[]>> = {
  Parties: [
    [0, 2, 22],
    [0.55, 3, 7],
    [0.7, 309, 345],
  ],
  'Agreement Date': [
    [0, 34, 54],
    [0.7, 28, 35],
    [0.9, 243, 265],
  ],
  'Effective Date': [
    [0, 35, 107],
    [0.7, 75, 115],
    [0.9, 128, 134],
  ],
  'Expiration Date': [
    [0, 7, 26],
    [0.5, 24, 49],
    [0.7, 149, 213],
  ],
  'Renewal Term': [
    [0, 20, 56],
    [0.7, 83, 94],
  ],
  'Governing Law': [
    [0, 7, 9],
    [0.8, 295, 303],
  ],
  'Notice Period To Terminate Renewal': [
    [0, 4, 21],
    [0.9, 60, 85],
  ],
};

/** Share of values that were right at such a score, one right and one wrong added; the score itself for a field without counts. */
export function fieldProbability(field: string, score: number): number {
  const step = worth[field]?.findLast(([from]) => score >= from);
  return step === undefined ? score : (step[1] + 1) / (step[2] + 2);
}
