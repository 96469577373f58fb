/** The stretches of text to mark: every quote of every finding, and the place that an answer points at. Pure. */
import type { DocumentId, Evidence } from '../../bridge/types.ts';
import type { MarkTone, ViewerMark } from '../../parts/page-viewer/viewer-types.ts';
import { signOf } from '../words/finding-words.ts';
import type { ReviewItem } from './finding-groups.ts';

/** The owner of the mark that an answer or a mention points at. */
export const placeOwner = 'place';

export function marksOf(
  items: readonly ReviewItem[],
  document: DocumentId,
  place: Evidence | null,
): readonly ViewerMark[] {
  const marks = items.flatMap((item) =>
    item.finding.evidence.map((evidence, at) => ({
      id: `${item.finding.id}-${at}`,
      owner: item.finding.id,
      number: item.number,
      label: item.title,
      page: evidence.span.page,
      start: evidence.span.start,
      end: evidence.span.end,
      tone: toneOf(item, evidence, at),
      sign: signOf(item.finding, item.decision),
    })),
  );
  return place?.document === document ? [...marks, placeMark(place)] : marks;
}

function placeMark(place: Evidence): ViewerMark {
  const { page, start, end } = place.span;
  const tone = place.match === 'near' ? 'near' : 'mark';
  return { id: placeOwner, owner: placeOwner, number: 0, label: 'quote', page, start, end, tone, sign: 'found' };
}

function toneOf({ finding }: ReviewItem, evidence: Evidence, at: number): MarkTone {
  if (evidence.match === 'near') return 'near';
  return finding.status === 'conflicting' && at > 0 ? 'second' : 'mark';
}
