/** Routes in words. */
import type { AcceptThreshold } from '../contract/calibration.ts';
import type { RouteBar } from '../contract/route.ts';

export function percentWords(share: number): string {
  return `${String(Math.round(share * 1000) / 10)} %`;
}

/** A bar with where it is from. */
export function barWords(bar: RouteBar | null): string {
  if (bar === null) return 'never';
  const { value, from } = bar;
  switch (from.kind) {
    case 'measured':
      return `from ${String(value)} (${String(from.right)} of ${String(from.of)} right, ${from.set})`;
    case 'majority':
      return `from ${String(value)} (the middle)`;
    case 'not-measured':
      return `from ${String(value)} (not measured: ${from.why})`;
    case 'calibration':
      return `from ${String(value)} (keeps ${percentWords(from.error)} wrong, ${String(from.documents)} judged documents)`;
    case 'person':
      return `from ${String(value)} (typed in by ${from.byName}, ${from.at.slice(0, 10)}: ${from.reason})`;
  }
}

/** What judged items prove at an error. */
export function standingWords(bound: AcceptThreshold, error: number): string {
  const seen = `${String(bound.items)} judged values of ${String(bound.documents)} documents`;
  switch (bound.status) {
    case 'set':
      return `${percentWords(error)} wrong is kept from ${String(bound.threshold)} on: ${String(bound.accepted)} of ${seen}, ${String(bound.wrong)} wrong`;
    case 'not-enough-data':
      return `not enough data yet for ${percentWords(error)}: ${seen}`;
    case 'not-reachable':
      return `${percentWords(error)} wrong is not proven by ${seen}`;
  }
}
