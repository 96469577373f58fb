/**
 * Clauses of whole contracts, in the manner of CUAD (Hendrycks, Burns, Chen, Ball, 2021): a finding matches a gold span of its
 * category when their sets of words have a Jaccard similarity of at least 0.5; for Parties it is enough to hold the gold text.
 */
import type { GoldOf, Measure } from '../../contract/evaluate.ts';
import { bootstrap } from '../../core/calibrate/bootstrap.ts';
import type { Measured } from './measured.ts';

interface Finding {
  readonly category: string;
  readonly text: string;
  readonly probability: number;
}

interface ClausePair {
  readonly gold: GoldOf<'legal.clauses'>;
  readonly predicted: { readonly findings: readonly Finding[] } | undefined;
}

/** Of one contract: the best probability that found each gold span (0: none did), and the probabilities that found nothing. */
interface Curve {
  readonly found: readonly number[];
  readonly false: readonly number[];
}

const recalls = [0.8, 0.9] as const;

export function measureClauses(pairs: readonly ClausePair[]): Measured {
  const categories = [...new Set(pairs.flatMap(({ gold }) => gold.findings.map(({ category }) => category)))].sort();
  const curves = pairs.map((pair) => curveOf(pair));
  return {
    measures: [
      ...recalls.map((recall) =>
        measure(`precision at ${recall * 100} % recall`, curves, (drawn) => precisionAt(join(drawn), recall)),
      ),
      measure('area under precision-recall', curves, (drawn) => area(join(drawn))),
    ],
    byLabel: categories.map((category) => bestRow(category, join(pairs.map((pair) => curveOf(pair, category))))),
    confusion: null,
    calibration: null,
    riskCoverage: [],
  };
}

function curveOf({ gold, predicted }: ClausePair, category?: string): Curve {
  const wanted = gold.findings.filter((span) => category === undefined || span.category === category);
  const said = (predicted?.findings ?? []).filter((span) => category === undefined || span.category === category);
  const words = new Map([...wanted, ...said].map(({ text }) => [text, wordSet(text)]));
  const matches = (finding: Finding, span: { category: string; text: string }): boolean =>
    finding.category === span.category &&
    (jaccard(words.get(finding.text), words.get(span.text)) >= 0.5 ||
      (span.category === 'Parties' && finding.text.toLowerCase().includes(span.text.toLowerCase())));
  return {
    found: wanted.map((span) =>
      said.reduce((best, finding) => (matches(finding, span) ? Math.max(best, finding.probability) : best), 0),
    ),
    false: said
      .filter((finding) => !wanted.some((span) => matches(finding, span)))
      .map(({ probability }) => probability),
  };
}

function wordSet(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .replace(/[.,;:]/gu, '')
      .split(/\s+/u)
      .filter(Boolean),
  );
}

function jaccard(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}

function join(curves: readonly Curve[]): Curve {
  return { found: curves.flatMap(({ found }) => found), false: curves.flatMap((curve) => curve.false) };
}

interface Point {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/** Precision and recall at every probability that found a gold span, from the highest down. */
function pointsOf(curve: Curve): Point[] {
  const found = curve.found.filter((probability) => probability > 0).sort((a, b) => b - a);
  const wrong = [...curve.false].sort((a, b) => b - a);
  let wrongs = 0;
  return found.map((threshold, at) => {
    while ((wrong[wrongs] ?? -1) >= threshold) wrongs += 1;
    const right = at + 1;
    return { threshold, precision: right / (right + wrongs), recall: right / curve.found.length };
  });
}

function precisionAt(curve: Curve, recall: number): number {
  return pointsOf(curve).reduce((best, point) => (point.recall >= recall ? Math.max(best, point.precision) : best), 0);
}

/** Each step of recall counts with the best precision at that recall or more. */
function area(curve: Curve): number {
  let best = 0;
  let sum = 0;
  for (const point of pointsOf(curve).reverse()) {
    best = Math.max(best, point.precision);
    sum += best;
  }
  return curve.found.length === 0 ? 1 : sum / curve.found.length;
}

/** Precision and recall at the threshold with the best F1: what the category could do at its own best setting. */
function bestRow(category: string, curve: Curve): Measured['byLabel'][number] {
  const scored = pointsOf(curve).map(({ precision, recall }) => ({
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
  }));
  const best = scored.reduce((top, point) => (point.f1 > top.f1 ? point : top), { precision: 0, recall: 0, f1: 0 });
  return { label: category, n: curve.found.length, ...best };
}

function measure(name: string, curves: readonly Curve[], score: (drawn: readonly Curve[]) => number): Measure {
  const { value, low, high } = bootstrap(curves, score, { resamples: 200 });
  return { name, value, low, high, n: join(curves).found.length };
}
