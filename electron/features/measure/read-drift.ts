/** The weekly drift watch: the newest seven days of each maker against the half year before. An alarm is in the log once a week. */
import { z } from 'zod';
import type { EventActor } from '../../contract/audit.ts';
import type { DriftLine, FindingMark } from '../../contract/calibration.ts';
import { watchDrift, type WatchedDocument, type WatchedSpecialist } from '../../core/calibrate/watch-drift.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordStore } from '../../ports/record-store.ts';

/** Chance of any alarm in a week in which nothing changed: one in twenty weeks. */
export const falseAlarms = 0.05;

const day = 86_400_000;
const weekDays = 7;
/** What came before this many days is too old to be the usual. */
const usualDays = 182;

export interface DriftReading {
  /** UTC, start of the newest week. */
  readonly weekFrom: string;
  readonly falseAlarms: number;
  readonly lines: readonly DriftLine[];
}

/** `now` is UTC. Documents count for the week in which they were received. */
export function readDrift(marks: readonly FindingMark[], now: string): DriftReading {
  const weekFrom = daysBefore(now, weekDays);
  const usualFrom = daysBefore(now, usualDays);
  const recent = marks.filter(({ receivedAt }) => receivedAt >= usualFrom && receivedAt <= now);
  const groups = Map.groupBy(recent, ({ maker, specialist }) => maker ?? specialist);
  const watched = [...groups].map(([specialist, own]): WatchedSpecialist => {
    const [before, newest] = [false, true].map((isNew) => own.filter((one) => one.receivedAt >= weekFrom === isNew));
    return { specialist, before: documentsOf(before ?? []), now: documentsOf(newest ?? []) };
  });
  return { weekFrom, falseAlarms, lines: watchDrift(watched, falseAlarms) };
}

function documentsOf(marks: readonly FindingMark[]): readonly WatchedDocument[] {
  return [...Map.groupBy(marks, ({ document }) => document).values()].map((own) => {
    const scores = own.flatMap(({ raw }) => raw ?? []);
    return {
      score: scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length,
      decided: own.some(({ judged }) => judged !== null),
      overridden: own.some(({ judged }) => judged === 'overridden'),
      abstained: own.some(({ status }) => !hasValue(status)),
    };
  });
}

/** Found, or two values to choose from: anything else left the field open. */
export function hasValue(status: FindingMark['status']): boolean {
  return status === 'found' || status === 'conflicting';
}

const Noted = z.array(z.string());
const key = 'drift-noted';

export interface NoteNeeds {
  readonly record: Pick<RecordStore, 'setting' | 'putSetting'>;
  readonly ledger: Pick<Ledger, 'append'>;
  readonly actor: EventActor;
}

/** Writes each alarm of this week into the log, once. Fails with `log-unavailable`. */
export async function noteDrift(
  { lines, weekFrom }: DriftReading,
  { record, ledger, actor }: NoteNeeds,
): Promise<void> {
  const week = String(Math.floor(Date.parse(weekFrom) / (weekDays * day)));
  const parsed = Noted.safeParse(await record.setting(key));
  const noted = (parsed.success ? parsed.data : []).filter((one) => one.startsWith(`${week} `));
  const fresh = lines.filter(({ verdict, specialist, sign }) => {
    return verdict === 'alarm' && !noted.includes(`${week} ${specialist} ${sign}`);
  });
  for (const { specialist, sign, before, now, documentsBefore, documentsNow, p, limit } of fresh) {
    const what = { specialist: specialist.slice(0, 200), sign, before, now, documentsBefore, documentsNow, p, limit };
    const receipt = await ledger.append(eventDraft('drift.found', actor, { purpose: 'drift', what }));
    noted.push(`${week} ${specialist} ${sign}`);
    await record.putSetting(key, [...noted], receipt.index);
  }
}

function daysBefore(at: string, days: number): string {
  return new Date(Date.parse(at) - days * day).toISOString();
}
