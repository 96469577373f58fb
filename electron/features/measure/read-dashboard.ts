/** Puts the dashboard together: work and cost from the log, findings and decisions from the record, drift and calibration from both. */
import type { FindingMark } from '../../contract/calibration.ts';
import type { CalibrationStanding, Cost, Dashboard, SpecialistStanding, Throughput } from '../../contract/dashboard.ts';
import type { AuditEvent, EventKind, StoredEvent } from '../../contract/audit.ts';
import { UtcTime } from '../../contract/ids.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { hasValue, readDrift } from './read-drift.ts';

export interface DashboardNeeds {
  readonly ledger: Pick<Ledger, 'search'>;
  readonly marks: readonly FindingMark[];
  readonly calibrations: readonly CalibrationStanding[];
  readonly now: UtcTime;
}

/** Assumed for a processor that runs a model; a meter would have to be read as administrator. */
const assumedWatts = 15;
const method =
  'Seconds that models ran, times 15 watts assumed for the processor while they do. The rest of the machine is not counted. Nothing was measured at a meter.';

/** The last `days` days up to `now`. Fails with `log-unavailable`. */
export async function readDashboard(days: number, needs: DashboardNeeds): Promise<Dashboard> {
  const since = UtcTime.parse(new Date(Date.parse(needs.now) - days * 86_400_000).toISOString());
  const events = await eventsSince(since, ['document.received', 'document.extracted', 'question.answered'], needs);
  const { weekFrom, falseAlarms, lines } = readDrift(needs.marks, needs.now);
  return {
    at: needs.now,
    since,
    throughput: throughputOf(events, since, days),
    specialists: specialistsOf(needs.marks.filter(({ receivedAt }) => receivedAt >= since)),
    drift: { weekFrom: UtcTime.parse(weekFrom), falseAlarms, lines: [...lines] },
    calibrations: [...needs.calibrations],
    cost: costOf(events),
  };
}

/** Newest first, page by page, as the log hands them out. */
async function eventsSince(
  since: UtcTime,
  kinds: readonly EventKind[],
  { ledger }: DashboardNeeds,
): Promise<readonly AuditEvent[]> {
  const filter = { kinds: [...kinds], matter: null, subject: null, since, until: null, limit: 500 };
  const events: AuditEvent[] = [];
  for (let before: number | null = null; ; before = events.at(-1)?.n ?? 0) {
    const page: readonly StoredEvent[] = (await ledger.search({ ...filter, before })).events;
    events.push(...page.map(({ event }) => event));
    if (page.length < filter.limit) return events;
  }
}

function throughputOf(events: readonly AuditEvent[], since: UtcTime, days: number): Throughput {
  const ready = events.filter(({ kind }) => kind === 'document.extracted');
  const received = new Map(
    events.flatMap(({ kind, what, at }) => (kind === 'document.received' ? [[what.document, at] as const] : [])),
  );
  const seconds = ready.flatMap(({ what, at }) => {
    const start = received.get(what.document ?? null);
    return start === undefined ? [] : [(Date.parse(at) - Date.parse(start)) / 1000];
  });
  const byDay = Map.groupBy(ready, ({ at }) => at.slice(0, 10));
  return {
    days: daysFrom(since, days).map((day) => ({ day, documents: byDay.get(day)?.length ?? 0 })),
    documents: ready.length,
    secondsToReady: spread(seconds),
  };
}

function daysFrom(since: UtcTime, days: number): readonly string[] {
  const start = Date.parse(since.slice(0, 10));
  return Array.from({ length: days + 1 }, (_, at) => new Date(start + at * 86_400_000).toISOString().slice(0, 10));
}

function spread(numbers: readonly number[]): Throughput['secondsToReady'] {
  const ordered = [...numbers].sort((a, b) => a - b);
  const [median, most] = [ordered[Math.floor(ordered.length / 2)], ordered.at(-1)];
  return median === undefined || most === undefined ? null : { median, most, n: ordered.length };
}

function specialistsOf(marks: readonly FindingMark[]): SpecialistStanding[] {
  return [...Map.groupBy(marks, ({ maker, specialist }) => maker ?? specialist)].map(([specialist, own]) => ({
    specialist,
    documents: new Set(own.map(({ document }) => document)).size,
    findings: own.length,
    withoutValue: own.filter(({ status }) => !hasValue(status)).length,
    decided: own.filter(({ judged }) => judged !== null).length,
    overridden: own.filter(({ judged }) => judged === 'overridden').length,
  }));
}

function costOf(events: readonly AuditEvent[]): Cost {
  const usages = events.flatMap(({ ai }) => (ai === null ? [] : [ai.usage]));
  const sum = (value: (usage: (typeof usages)[number]) => number): number =>
    usages.reduce((total, usage) => total + value(usage), 0);
  const modelSeconds = sum(({ milliseconds }) => milliseconds) / 1000;
  return {
    steps: usages.length,
    tokensIn: sum(({ tokensIn }) => tokensIn),
    tokensOut: sum(({ tokensOut }) => tokensOut),
    modelSeconds,
    wattHours: (modelSeconds * assumedWatts) / 3600,
    method,
  };
}
