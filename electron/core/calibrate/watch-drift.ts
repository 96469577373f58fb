/** Compares the newest week of each specialist with what came before: scores, overrides, items left without a value. */
import type { DriftLine, DriftSign } from '../../contract/calibration.ts';
import { fisherExact, type Share } from './fisher-exact.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';

/** What one document says about one specialist. One number per document, because items of one document resemble each other. */
export interface WatchedDocument {
  /** Mean raw score of the items that had one; null when none had. */
  readonly score: number | null;
  /** A person decided at least one item, and changed at least one. */
  readonly decided: boolean;
  readonly overridden: boolean;
  /** At least one item was left without a value. */
  readonly abstained: boolean;
}

export interface WatchedSpecialist {
  readonly specialist: string;
  readonly before: readonly WatchedDocument[];
  readonly now: readonly WatchedDocument[];
}

/** Below: a difference is not looked for. Fewer new documents than ten cannot tell a drift from a bad day. */
const leastBefore = 30;
const leastNow = 10;

/**
 * One line per specialist and sign. `falseAlarms`: the chance of any alarm in a week in which nothing changed, shared among the tests
 * (Holm, 1979). Kolmogorov-Smirnov for scores, Fisher's exact test for shares.
 */
export function watchDrift(specialists: readonly WatchedSpecialist[], falseAlarms: number): readonly DriftLine[] {
  const lines = specialists.flatMap(({ specialist, before, now }) => [
    scoreLine(specialist, before, now),
    shareLine(specialist, 'overrides', decidedOf(before), decidedOf(now), ({ overridden }) => overridden),
    shareLine(specialist, 'abstentions', before, now, ({ abstained }) => abstained),
  ]);
  return judged(lines, falseAlarms);
}

/** Holm: the smallest p against the smallest share of the risk, and no alarm after the first that is quiet. */
function judged(lines: readonly DriftLine[], falseAlarms: number): readonly DriftLine[] {
  const tested = lines.filter(({ p }) => p !== null).sort((a, b) => (a.p ?? 1) - (b.p ?? 1));
  const found = new Map<DriftLine, DriftLine>();
  let open = true;
  for (const [at, line] of tested.entries()) {
    const limit = falseAlarms / (tested.length - at);
    open &&= (line.p ?? 1) <= limit;
    found.set(line, { ...line, limit, verdict: open ? 'alarm' : 'quiet' });
  }
  return lines.map((line) => found.get(line) ?? line);
}

function scoreLine(specialist: string, before: readonly WatchedDocument[], now: readonly WatchedDocument[]): DriftLine {
  const [old, recent] = [scoresOf(before), scoresOf(now)];
  const p = enough(old.length, recent.length) ? kolmogorovSmirnov(old, recent).p : null;
  return lineOf(specialist, 'scores', p, [median(old), median(recent)], [old.length, recent.length]);
}

function shareLine(
  specialist: string,
  sign: DriftSign,
  before: readonly WatchedDocument[],
  now: readonly WatchedDocument[],
  happened: (document: WatchedDocument) => boolean,
): DriftLine {
  const [old, recent] = [shareOf(before, happened), shareOf(now, happened)];
  const p = enough(old.of, recent.of) ? fisherExact(old, recent) : null;
  return lineOf(specialist, sign, p, [ratio(old), ratio(recent)], [old.of, recent.of]);
}

function lineOf(
  specialist: string,
  sign: DriftSign,
  p: number | null,
  [before, now]: readonly [number | null, number | null],
  [documentsBefore, documentsNow]: readonly [number, number],
): DriftLine {
  const verdict = p === null ? 'not-enough-data' : 'quiet';
  return { specialist, sign, verdict, before, now, documentsBefore, documentsNow, p, limit: null };
}

function enough(before: number, now: number): boolean {
  return before >= leastBefore && now >= leastNow;
}

function decidedOf(documents: readonly WatchedDocument[]): readonly WatchedDocument[] {
  return documents.filter(({ decided }) => decided);
}

function scoresOf(documents: readonly WatchedDocument[]): readonly number[] {
  return documents.flatMap(({ score }) => score ?? []);
}

function shareOf(documents: readonly WatchedDocument[], happened: (one: WatchedDocument) => boolean): Share {
  return { hits: documents.filter(happened).length, of: documents.length };
}

function ratio({ hits, of }: Share): number | null {
  return of === 0 ? null : hits / of;
}

function median(numbers: readonly number[]): number | null {
  const ordered = [...numbers].sort((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)] ?? null;
}
