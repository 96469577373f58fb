/** Drug pairs: a predicted pair is right when both its spans touch the two spans of a gold pair, in either order. */
import type { GoldOf } from '../../contract/evaluate.ts';
import { calibrationError, reliabilityBins } from '../../core/calibrate/reliability.ts';
import type { Measured } from './measured.ts';
import { spanMeasures, type Counts } from './span-scores.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

interface DrugPair {
  readonly a: Span;
  readonly b: Span;
}

interface InteractionPair {
  readonly gold: GoldOf<'health.interactions'>;
  readonly predicted: { readonly interactions: readonly (DrugPair & { readonly probability: number })[] } | undefined;
}

export function measureInteractions(pairs: readonly InteractionPair[]): Measured {
  const judged = pairs.flatMap(({ gold, predicted }) =>
    (predicted?.interactions ?? []).map((said) => ({
      probability: said.probability,
      right: gold.interactions.some((wanted) => same(said, wanted)),
    })),
  );
  return {
    measures: spanMeasures('pair ', pairs.map(count)),
    byLabel: [],
    confusion: null,
    calibration: { error: calibrationError(judged), n: judged.length, bins: reliabilityBins(judged) },
    riskCoverage: [],
  };
}

/** Each gold pair is found at most once, and each prediction finds at most one. */
function count({ gold, predicted }: InteractionPair): Counts {
  const open = [...gold.interactions];
  const said = predicted?.interactions ?? [];
  let right = 0;
  for (const found of said) {
    const at = open.findIndex((wanted) => same(found, wanted));
    if (at < 0) continue;
    open.splice(at, 1);
    right += 1;
  }
  return { right, predicted: said.length, gold: gold.interactions.length };
}

function same(said: DrugPair, wanted: DrugPair): boolean {
  const straight = touch(said.a, wanted.a) && touch(said.b, wanted.b);
  return straight || (touch(said.a, wanted.b) && touch(said.b, wanted.a));
}

function touch(one: Span, other: Span): boolean {
  return one.start < other.end && one.end > other.start;
}
