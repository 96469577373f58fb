/** Numbers the quotes of an answer: the same place has the same number wherever it is cited. Pure. */
import type { AnswerSentence, Evidence } from '../../bridge/types.ts';

export interface NumberedSource {
  readonly number: number;
  readonly evidence: Evidence;
}

export function numberedSources(
  sentences: readonly Pick<AnswerSentence, 'citations'>[],
  nearest: readonly Evidence[] = [],
): readonly NumberedSource[] {
  const byPlace = new Map<string, Evidence>();
  for (const evidence of [...sentences.flatMap((sentence) => sentence.citations), ...nearest]) {
    const place = placeOf(evidence);
    if (!byPlace.has(place)) byPlace.set(place, evidence);
  }
  return [...byPlace.values()].map((evidence, at) => ({ number: at + 1, evidence }));
}

export function numberOf(sources: readonly NumberedSource[], evidence: Evidence): number {
  return sources.find((source) => placeOf(source.evidence) === placeOf(evidence))?.number ?? 0;
}

function placeOf({ document, span }: Evidence): string {
  return `${document} ${span.page} ${span.start} ${span.end}`;
}
