/** The figures of a report, counted from entries one by one: activity, overrides, abstentions, models used. */
import type { AuditEvent } from '../../../contract/audit.ts';
import type { NamedCount, ReportFigures } from '../../../contract/report.ts';

export interface ReportTally {
  readonly add: (event: AuditEvent) => void;
  readonly figures: () => ReportFigures;
}

const overriding: ReadonlySet<string> = new Set(['review.corrected', 'review.rejected', 'review.absent']);
const alarming: ReadonlySet<string> = new Set(['log.alarm', 'log.recovered', 'clock.jump', 'signature.failed']);

/** An empty tally. Memory grows with days, kinds, people and models, not with entries. */
export function reportTally(): ReportTally {
  const counts = { days: counter(), kinds: counter(), people: counter(), decisions: counter(), models: counter() };
  const sums = { entries: 0, overridden: 0, decided: 0, answered: 0, refused: 0, classified: 0, unsure: 0, alarms: 0 };
  let first: ReportFigures['first'] = null;
  let last: ReportFigures['last'] = null;
  return {
    add: (event) => {
      sums.entries += 1;
      first ??= { n: event.n, at: event.at };
      last = { n: event.n, at: event.at };
      counts.days.add(event.at.slice(0, 10));
      counts.kinds.add(event.kind);
      counts.people.add(`${event.who.user} (${event.who.role})`);
      if (event.ai?.model) counts.models.add(modelName(event.ai));
      addOutcome(event, sums, counts.decisions);
    },
    figures: () => ({
      ...sums,
      first,
      last,
      days: counts.days.byName(),
      kinds: counts.kinds.byCount(),
      people: counts.people.byCount(),
      decisions: counts.decisions.byCount(),
      models: counts.models.byCount(),
    }),
  };
}

function addOutcome(
  { kind, what }: AuditEvent,
  sums: Record<'overridden' | 'decided' | 'answered' | 'refused' | 'classified' | 'unsure' | 'alarms', number>,
  decisions: Counter,
): void {
  if (kind.startsWith('review.')) {
    sums.decided += 1;
    decisions.add(kind.slice('review.'.length));
    if (overriding.has(kind)) sums.overridden += 1;
  }
  if (kind === 'question.answered') {
    sums.answered += 1;
    if (what.abstained !== null) sums.refused += 1;
  }
  if (kind === 'document.classified') {
    sums.classified += 1;
    if (what.abstained === true) sums.unsure += 1;
  }
  if (alarming.has(kind)) sums.alarms += 1;
}

function modelName({ model, adapters }: NonNullable<AuditEvent['ai']>): string {
  const parts = [model, ...adapters].flatMap((one) => (one === null ? [] : [`${one.id}:${one.sha256.slice(0, 16)}`]));
  return parts.join(' + ');
}

interface Counter {
  readonly add: (name: string) => void;
  readonly byName: () => readonly NamedCount[];
  readonly byCount: () => readonly NamedCount[];
}

function counter(): Counter {
  const counts = new Map<string, number>();
  const named = (): NamedCount[] => [...counts].map(([name, count]) => ({ name, count }));
  const order = (a: NamedCount, b: NamedCount): number => (a.name < b.name ? -1 : 1);
  return {
    add: (name) => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    byName: () => named().sort(order),
    byCount: () => named().sort((a, b) => b.count - a.count || order(a, b)),
  };
}
