/** Retrieval: nDCG@10 with yes-or-no relevance (Järvelin and Kekäläinen, 2002), and recall at 5 and 10. */
import type { GoldOf, Measure } from '../../contract/evaluate.ts';
import { bootstrap } from '../../core/calibrate/bootstrap.ts';
import type { Measured } from './measured.ts';

interface Hit {
  readonly document: string;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

interface HitPair {
  readonly gold: GoldOf<'retrieve'>;
  readonly predicted: { readonly hits: readonly Hit[] } | undefined;
}

export function measureHits(pairs: readonly HitPair[]): Measured {
  const asked = pairs.filter(({ gold }) => gold.hits.length > 0);
  return {
    measures: [
      measure('nDCG@10', asked, gainAt(10)),
      measure('recall@5', asked, recallAt(5)),
      measure('recall@10', asked, recallAt(10)),
    ],
    byLabel: [],
    confusion: null,
    calibration: null,
    riskCoverage: [],
  };
}

function measure(name: string, pairs: readonly HitPair[], score: (pair: HitPair) => number): Measure {
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  return { name, ...bootstrap(pairs.map(score), mean) };
}

function gainAt(depth: number): (pair: HitPair) => number {
  return ({ gold, predicted }) => {
    const open = [...gold.hits];
    const gain = (predicted?.hits ?? []).slice(0, depth).reduce((sum, hit, rank) => {
      const at = open.findIndex((wanted) => same(hit, wanted));
      if (at < 0) return sum;
      open.splice(at, 1);
      return sum + 1 / Math.log2(rank + 2);
    }, 0);
    const ideal = gold.hits.slice(0, depth).reduce((sum, _, rank) => sum + 1 / Math.log2(rank + 2), 0);
    return gain / ideal;
  };
}

function recallAt(depth: number): (pair: HitPair) => number {
  return ({ gold, predicted }) => {
    const first = (predicted?.hits ?? []).slice(0, depth);
    return gold.hits.filter((wanted) => first.some((hit) => same(hit, wanted))).length / gold.hits.length;
  };
}

/** The same document; where gold names a place in it, the hit must touch that place. */
function same(hit: Hit, wanted: Hit): boolean {
  if (hit.document !== wanted.document) return false;
  if (wanted.start === undefined || wanted.end === undefined) return true;
  return (hit.start ?? 0) < wanted.end && (hit.end ?? Infinity) > wanted.start;
}
