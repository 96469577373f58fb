/**
 * Which predictions may pass without a person, at a stated error. The unit is the document: items of one document resemble each other,
 * so whole documents are exchangeable and items are not. The samples must be predictions on documents that the maker was not trained on,
 * and come from the same source as the documents to come.
 */
import type { AcceptThreshold } from '../../contract/calibration.ts';
import { seededRandom } from './bootstrap.ts';

export interface JudgedPrediction {
  readonly probability: number;
  readonly right: boolean;
}

export interface JudgedItem extends JudgedPrediction {
  /** Whatever names the document. */
  readonly document: string;
}

export interface AcceptTarget {
  /** Highest share of wrong items allowed, for example 0.05. */
  readonly error: number;
  /**
   * Of what. `all`: of all items of a document, as the mean over documents to come (conformal risk control: Angelopoulos, Bates, Fisch,
   * Lei, Schuster, 2022, theorem 1). `accepted`: of the accepted ones, which is stricter, with `confidence` (learn then test:
   * Angelopoulos, Bates, Candès, Jordan, Lei, 2021, over a grid laid down before).
   */
  readonly among: 'all' | 'accepted';
  /** For `accepted`: how often a threshold that is given out may be relied on, for example 0.95. */
  readonly confidence: number;
  /** Fewer documents than this prove nothing; `leastDocuments(error)` is the house's floor. */
  readonly floor: number;
}

/** Below four times the reciprocal of the error one unlucky document decides: 200 documents for 2 %, 80 for 5 %. */
export function leastDocuments(error: number): number {
  return Math.ceil(4 / error);
}

/** Thresholds that may be proven; laid down before any data was seen, so that few tests share the risk of a false proof. */
const grid = [0.99, 0.95, 0.9, 0.8, 0.7, 0.5] as const;

/** The lowest threshold that keeps the target, or why there is none. Equal scores are accepted together or not at all. */
export function acceptThreshold(items: readonly JudgedItem[], target: AcceptTarget): AcceptThreshold {
  const documents = byDocument(items);
  const counts = { documents: documents.length, items: items.length };
  if (documents.length < target.floor) return { status: 'not-enough-data', ...counts };
  const threshold = target.among === 'all' ? controlled(items, documents, target) : proven(documents, target);
  if (threshold === null) return { status: 'not-reachable', ...counts };
  const accepted = items.filter(({ probability }) => probability >= threshold);
  const wrong = accepted.filter(({ right }) => !right).length;
  return {
    status: 'set',
    ...{ threshold, coverage: accepted.length / items.length, accepted: accepted.length, wrong },
    ...counts,
  };
}

type Document = readonly JudgedPrediction[];

function byDocument(items: readonly JudgedItem[]): readonly Document[] {
  return [...Map.groupBy(items, ({ document }) => document).values()];
}

/** Conformal risk control: the mean loss of n documents, with one more document of loss 1 added, stays at or under the target. */
function controlled(items: readonly JudgedItem[], documents: readonly Document[], target: AcceptTarget): number | null {
  const sizes = new Map(documents.flatMap((document) => document.map((item) => [item, document.length] as const)));
  const ordered = [...items].sort((a, b) => b.probability - a.probability);
  let loss = 0;
  let best: number | null = null;
  for (const [at, item] of ordered.entries()) {
    if (!item.right) loss += 1 / (sizes.get(item) ?? 1);
    if (ordered[at + 1]?.probability === item.probability) continue;
    if ((loss + 1) / (documents.length + 1) > target.error) break;
    best = item.probability;
  }
  return best;
}

/** Every threshold of the grid is tested at its share of the risk (Bonferroni); the lowest proven one is taken. */
function proven(documents: readonly Document[], { error, confidence }: AcceptTarget): number | null {
  const risk = (1 - confidence) / grid.length;
  const single = documents.every((document) => document.length === 1);
  const mixed = shuffled(documents);
  const doubt = single ? exactDoubt : bettingDoubt;
  return grid.findLast((threshold) => doubt(mixed, threshold, error, risk) <= risk) ?? null;
}

/** A bet is made document by document, so an order with the good ones first would win too early. The same documents give the same order. */
function shuffled(documents: readonly Document[]): readonly Document[] {
  const random = seededRandom(documents.length);
  const drawn = documents.map((document) => ({ document, at: random() }));
  return drawn.sort((a, b) => a.at - b.at).map(({ document }) => document);
}

/** One item per document: the binomial chance of so few wrong ones among the accepted, were `error` of them wrong. */
function exactDoubt(documents: readonly Document[], threshold: number, error: number): number {
  const accepted = documents.flat().filter(({ probability }) => probability >= threshold);
  const wrong = accepted.filter(({ right }) => !right).length;
  if (accepted.length === 0) return 1;
  let chance = (1 - error) ** accepted.length;
  let sum = chance;
  for (let at = 1; at <= wrong; at += 1) {
    chance *= ((accepted.length - at + 1) / at) * (error / (1 - error));
    sum += chance;
  }
  return sum;
}

/**
 * A p-value for "more than `error` of the accepted items are wrong": the reciprocal of the most that a bet against it ever won
 * (Waudby-Smith and Ramdas, 2024, hedging one side). A document counts as its wrong ones less its allowed ones, by its size.
 */
function bettingDoubt(documents: readonly Document[], threshold: number, error: number, risk: number): number {
  let [capital, most, sum, squares] = [1, 1, 0.5, 0.25];
  for (const [at, document] of documents.entries()) {
    const accepted = document.filter(({ probability }) => probability >= threshold);
    const wrong = accepted.filter(({ right }) => !right).length;
    const value = error + (wrong - error * accepted.length) / document.length;
    const bet = Math.min(1, Math.sqrt((2 * Math.log(1 / risk)) / (documents.length * (squares / (at + 1)))));
    capital *= 1 - bet * (value - error);
    most = Math.max(most, capital);
    sum += value;
    squares += (value - sum / (at + 2)) ** 2;
  }
  return 1 / most;
}
