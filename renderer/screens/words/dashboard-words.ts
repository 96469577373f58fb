/** Words of the dashboard. Counts stand beside n; a share is never shown without it. */
import type { AcceptThreshold, DriftLine } from '../../bridge/types.ts';
import { count } from './numbers.ts';

export const driftSignWords: Readonly<Record<DriftLine['sign'], string>> = {
  scores: 'Scores',
  overrides: 'Changed by people',
  abstentions: 'Left without a value',
};

/** "3 of 20", or that nobody decided. */
export function ofDecided(hits: number, of: number): string {
  return of === 0 ? 'nobody decided yet' : `${hits.toLocaleString('en')} of ${of.toLocaleString('en')}`;
}

/** "Agreement date" of `agreementDate`: a field of any pack, without asking which. */
export function fieldWords(field: string): string {
  const apart = field.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return `${apart.charAt(0).toUpperCase()}${apart.slice(1)}`;
}

/** A maker without its digests; the digests are in the full name. */
export function makerShort(maker: string): string {
  return maker.replaceAll(/#[0-9a-f]+/gu, '').replaceAll('+', ' + ');
}

export function driftSentence({ sign, before, now, documentsBefore, documentsNow }: DriftLine): string {
  const side = (value: number | null, documents: number): string =>
    sign === 'scores'
      ? `middle score ${Math.round((value ?? 0) * 100)} of 100 in ${count(documents, 'file')}`
      : `${Math.round((value ?? 0) * documents)} of ${count(documents, 'file')}`;
  return `Before: ${side(before, documentsBefore)}, newest week ${side(now, documentsNow)}`;
}

/** "1 in 20 weeks". */
export function falseAlarmWords(share: number): string {
  return `1 in ${Math.round(1 / share)} weeks`;
}

/** What judged items prove, in one sentence. */
export function boundSentence(bound: AcceptThreshold, error: number): string {
  const judged = count(bound.documents, 'judged file');
  const stated = `${Math.round(error * 1000) / 10} in 100 wrong`;
  switch (bound.status) {
    case 'set':
      return `Proven: at most ${stated} from ${Math.round(bound.threshold * 100)} of 100 on (${bound.wrong} of ${bound.accepted} wrong, ${judged}).`;
    case 'not-enough-data':
      return `Not enough data yet for ${stated}: ${judged}.`;
    case 'not-reachable':
      return `Not proven: more than ${stated} cannot be ruled out by ${judged}.`;
  }
}
