/** Fits one series of judged scores: a curve for the stated confidence, a bound for what may pass. */
import type { AcceptThreshold, CalibrationSeries, FindingMark, ReliabilityBin } from '../../contract/calibration.ts';
import { acceptThreshold, leastDocuments, type JudgedItem } from './accept-threshold.ts';
import { applyIsotonic, fitIsotonic, type IsotonicCurve } from './isotonic.ts';
import { calibrationError, reliabilityBins } from './reliability.ts';

export interface ErrorGoal {
  readonly error: number;
  readonly confidence: number;
}

/** Below so many documents a curve says more about chance than about the maker. */
const leastForCurve = 30;

/** What the series proves of the accepted values at the stated error; the threshold is one of raw scores. */
export function boundOf(series: CalibrationSeries, { error, confidence }: ErrorGoal): AcceptThreshold {
  return acceptThreshold(itemsOf(series), { error, confidence, among: 'accepted', floor: leastDocuments(error) });
}

/** From a raw score to a probability; null while the series is too short for a curve. */
export function curveOf(series: CalibrationSeries): ((raw: number) => number) | null {
  if (new Set(series.documents).size < leastForCurve) return null;
  const curve = fitIsotonic(outcomesOf(series));
  return (raw) => careful(curve, raw);
}

/** Bins of cross-fitted probabilities: the documents of each of five parts are judged by a curve of the other four. */
export function reliabilityOf(series: CalibrationSeries): { bins: ReliabilityBin[]; calibrationError: number } {
  const outcomes = outcomesOf(series);
  const parts = [0, 1, 2, 3, 4];
  const judged = parts.flatMap((part) => {
    const inPart = (at: number): boolean => (series.documents[at] ?? 0) % parts.length === part;
    const curve = fitIsotonic(outcomes.filter((_, at) => !inPart(at)));
    return outcomes
      .filter((_, at) => inPart(at))
      .map(({ raw, right }) => ({ probability: careful(curve, raw), right }));
  });
  return { bins: reliabilityBins(judged), calibrationError: calibrationError(judged) };
}

/** The site's own series of one field and maker where it has documents enough for the error, else the shipped one, else the site's. */
export function chooseSeries(
  all: { readonly site: readonly CalibrationSeries[]; readonly shipped: readonly CalibrationSeries[] },
  subject: string,
  maker: string,
  error: number,
): { readonly from: 'site' | 'shipped'; readonly series: CalibrationSeries } | null {
  const ofMaker = (one: CalibrationSeries): boolean => one.subject === subject && one.maker === maker;
  const [site, shipped] = [all.site.find(ofMaker), all.shipped.find(ofMaker)];
  const enough = site !== undefined && new Set(site.documents).size >= leastDocuments(error);
  if (site !== undefined && (enough || shipped === undefined)) return { from: 'site', series: site };
  return shipped === undefined ? null : { from: 'shipped', series: shipped };
}

/** Series of this site: values that a person accepted were right, values that a person changed were wrong. */
export function siteSeries(marks: readonly FindingMark[]): readonly CalibrationSeries[] {
  const numbers = new Map([...new Set(marks.map(({ document }) => document))].map((id, at) => [id, at] as const));
  const judged = marks.filter(
    ({ status, raw, maker, judged }) => status === 'found' && raw !== null && maker && judged,
  );
  const groups = Map.groupBy(judged, ({ field, maker }) => JSON.stringify([field, maker]));
  return [...groups.values()].map((group) => ({
    subject: group[0]?.field ?? '',
    maker: group[0]?.maker ?? '',
    ...{ set: 'this site', split: 'decided by people', licence: '' },
    documents: group.map(({ document }) => numbers.get(document) ?? 0),
    raw: group.map(({ raw }) => raw ?? 0),
    right: group.map((mark) => (mark.judged === 'accepted' ? 1 : 0)),
  }));
}

function itemsOf({ documents, raw, right }: CalibrationSeries): readonly JudgedItem[] {
  return raw.map((probability, at) => ({
    probability,
    right: right[at] === 1,
    document: String(documents[at]),
  }));
}

function outcomesOf({ raw, right }: CalibrationSeries): readonly { raw: number; right: boolean }[] {
  return raw.map((one, at) => ({ raw: one, right: right[at] === 1 }));
}

/** Never surer than the samples allow: one right and one wrong are added at the ends of the scale. */
function careful(curve: IsotonicCurve, raw: number): number {
  const edge = 1 / (curve.samples + 2);
  return Math.min(1 - edge, Math.max(edge, applyIsotonic(curve, raw)));
}
