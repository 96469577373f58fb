/** Calls about the dashboard, and the drift watch that the vault runs when it opens. */
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { DriftLine } from '../contract/calibration.ts';
import type { CalibrationStanding, dashboardCalls } from '../contract/dashboard.ts';
import { UtcTime } from '../contract/ids.ts';
import { reliabilityOf } from '../core/calibrate/calibrate-series.ts';
import { readDashboard } from '../features/measure/read-dashboard.ts';
import { noteDrift, readDrift } from '../features/measure/read-drift.ts';
import type { Clock } from '../ports/clock.ts';
import type { Parts } from './parts.ts';
import { fieldViews } from './route-handlers.ts';
import type { Session } from './session.ts';

export function dashboardHandlers(parts: Parts): Handlers<CallsTo<'engine', typeof dashboardCalls>> {
  return {
    'dashboard.get': async ({ days }) => {
      const session = parts.sessions.require();
      await watchForDrift(session, parts.clock);
      return readDashboard(days, {
        ledger: session.ledger,
        marks: await session.record.findingMarks(),
        calibrations: await calibrationStandings(session, parts),
        now: UtcTime.parse(parts.clock.now()),
      });
    },
  };
}

/** What was compared; alarms of this week are in the log, each once. */
export async function watchForDrift(session: Session, clock: Clock): Promise<readonly DriftLine[]> {
  const reading = readDrift(await session.record.findingMarks(), clock.now());
  await noteDrift(reading, session);
  return reading.lines;
}

async function calibrationStandings(session: Session, parts: Parts): Promise<CalibrationStanding[]> {
  const views = await fieldViews(session, parts);
  return views.map(({ standing: { field, maker, from, error, bound }, series }) => ({
    ...{ subject: field, maker, from, set: series.set, items: bound.items, documents: bound.documents, bound, error },
    ...reliabilityOf(series),
  }));
}
