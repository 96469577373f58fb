/** Which events an export is about. */
import type { AuditEvent } from '../../contract/audit.ts';
import type { EventSelection } from '../../contract/export.ts';

/** A bound of less precision means all of that day, hour, minute or second. */
export function isSelected(event: AuditEvent, { since, until, matter, actor }: EventSelection): boolean {
  return (
    (since === null || event.at.slice(0, since.length) >= since) &&
    (until === null || event.at.slice(0, until.length) <= until) &&
    (matter === null || event.why.matter === matter) &&
    (actor === null || event.who.user === actor)
  );
}

/** The first bound that is no UTC date or time, or null. */
export function wrongBound({ since, until }: Pick<EventSelection, 'since' | 'until'>): string | null {
  return [since, until].find((bound) => bound !== null && !isTime(bound)) ?? null;
}

function isTime(text: string): boolean {
  const isShaped = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{3}Z?)?)?)?$/u.test(text);
  return isShaped && !Number.isNaN(Date.parse(text.slice(0, 10)));
}
