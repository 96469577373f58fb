/** Who made a raw score: the parts that scored, in order, each with the start of its digest. A calibration is kept under this name. */
import type { Hop } from '../../contract/finding.ts';

/**
 * `digestOf` gives the digest of a specialist as it is named in hops: for an adapter over base, adapter, prompt and quantisation,
 * for a head or tagger of its file; null for rules, which change with the application only. A part with another digest is another maker.
 */
export function makerOf(hops: readonly Hop[], digestOf: (specialist: string) => string | null): string {
  const scored = hops.filter(({ by, score }) => by !== 'person' && score !== null).map(({ specialist }) => specialist);
  const parts = [...new Set(scored)].map((specialist) => {
    const digest = digestOf(specialist);
    return digest === null ? specialist : `${specialist}#${digest.slice(0, 16)}`;
  });
  return parts.join('+').slice(0, 400);
}
