/** Times of events: UTC that never runs back unnoticed, and milliseconds that never run back at all. */
import type { EventDraft } from '../../contract/audit.ts';
import type { UtcTime } from '../../contract/ids.ts';
import type { Clock } from '../../ports/clock.ts';

/** A step of the wall clock against the steady one that is worth an event. */
const jumpMilliseconds = 300_000;
/** Time servers nudge clocks back by less than this; such a moment is written as the moment before. */
const nudgeMilliseconds = 1000;

export interface EventClock {
  /** The next moment, and the jump that came before it, if one did. */
  readonly next: () => { readonly at: UtcTime; readonly mono: number; readonly jump: EventDraft | null };
}

/** `last` is the time of the newest event of earlier openings. */
export function eventClock(clock: Clock, last: UtcTime | null): EventClock {
  let before: { at: UtcTime; mono: number | null } | null = last === null ? null : { at: last, mono: null };
  return {
    next: () => {
      const now = clock.now();
      const mono = Math.max(0, Math.floor(clock.monotonic()));
      const jumped = before === null ? 0 : jumpFrom(before, now, mono);
      const at = before !== null && jumped === 0 && now < before.at ? before.at : now;
      const jump = before === null || jumped === 0 ? null : clockJump(before.at, now, jumped);
      before = { at, mono };
      return { at, mono, jump };
    },
  };
}

/** Milliseconds by which the wall clock moved on its own; 0 when it kept step. Across openings only a step back can be seen. */
function jumpFrom(before: { at: UtcTime; mono: number | null }, now: UtcTime, mono: number): number {
  const wall = Date.parse(now) - Date.parse(before.at);
  if (wall < -nudgeMilliseconds) return wall;
  if (before.mono === null) return 0;
  const apart = wall - (mono - before.mono);
  return Math.abs(apart) > jumpMilliseconds ? apart : 0;
}

function clockJump(from: UtcTime, to: UtcTime, milliseconds: number): EventDraft {
  return { ...systemDraft('clock.jump'), what: { from, to, milliseconds: Math.round(milliseconds) } };
}

/** An event that the log writes about itself. */
export function systemDraft(kind: EventDraft['kind'], what: EventDraft['what'] = {}): EventDraft {
  const who = { user: 'system', role: 'system', auth: 'system' } as const;
  return { kind, who, why: { purpose: 'log', matter: null }, what, ai: null, decision: null };
}
