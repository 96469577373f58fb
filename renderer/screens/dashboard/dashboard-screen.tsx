/** Dashboard: what was done here, what people changed, what drifts, how confidence keeps its word, what it cost. Each with n and method. */
import { useState, type ReactNode } from 'react';
import { useLoaded, valueOr, type Loading } from '../../bridge/use-loaded.ts';
import type { Dashboard } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { moveKeys } from '../frame/move-keys.ts';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { Shown } from '../shown.tsx';
import { useChosen } from '../use-chosen.ts';
import { count, day } from '../words/numbers.ts';
import { CalibrationSection } from './calibration-section.tsx';
import { CostSection } from './cost-section.tsx';
import { DriftSection } from './drift-section.tsx';
import { RouteSection } from './route-section.tsx';
import { SpecialistTable } from './specialist-table.tsx';
import { WorkSection } from './work-section.tsx';

const spans = [7, 28, 91] as const;

export function DashboardScreen(): ReactNode {
  const [days, setDays] = useState<number>(28);
  const board = useLoaded('dashboard.get', { days });
  const routes = useLoaded('route.list', {});
  const fields = valueOr(board.loaded, null)?.calibrations ?? [];
  const { current, choose, move } = useChosen(fields, keyOf);
  const again = (): void => {
    board.reload();
    routes.reload();
  };
  useScreenKeys('dashboard', [...moveKeys('next, previous field', move), { key: 't', does: 'read again', run: again }]);
  return (
    <main className="court dashboard-court">
      <header className="head top">
        <h1>Dashboard</h1>
        <span className="q2 cut">{board.loaded.state === 'ready' ? summary(board.loaded.value) : ''}</span>
        <span className="grow" />
        {spans.map((one) => (
          <Button
            key={one}
            look="quiet"
            pressed={one === days}
            onPress={() => {
              setDays(one);
            }}
          >
            {one} days
          </Button>
        ))}
        <Button icon="refresh-cw" keys={['T']} onPress={again}>
          Read again
        </Button>
      </header>
      <WorkPane board={board} days={days} />
      <aside className="pane panel" aria-label="Confidence and routes">
        <div className="scroll" tabIndex={0} role="region" aria-label="Confidence and routes">
          <Shown of={board} what="the calibration">
            {() => <CalibrationSection fields={fields} current={current} onChoose={choose} keyOf={keyOf} />}
          </Shown>
          <Shown of={routes} what="the routes">
            {(views) => <RouteSection views={views} onChanged={routes.reload} />}
          </Shown>
        </div>
      </aside>
    </main>
  );
}

function WorkPane({ board, days }: { board: Loading<Dashboard>; days: number }): ReactNode {
  return (
    <section className="pane" aria-label="Work, people and drift">
      <div className="scroll" tabIndex={0} role="region" aria-label="Work, people and drift">
        <Shown of={board} what="the dashboard">
          {(value) => (
            <>
              <DriftSection drift={value.drift} />
              <WorkSection throughput={value.throughput} days={days} />
              <SpecialistTable rows={value.specialists} />
              <CostSection cost={value.cost} documents={value.throughput.documents} />
            </>
          )}
        </Shown>
      </div>
    </section>
  );
}

function keyOf({ subject, maker }: Dashboard['calibrations'][number]): string {
  return `${subject} ${maker}`;
}

function summary({ since, throughput, drift }: Dashboard): string {
  const alarms = drift.lines.filter(({ verdict }) => verdict === 'alarm').length;
  const drifting = alarms === 0 ? 'no drift seen' : count(alarms, 'drift alarm');
  return `since ${day(since)} · ${count(throughput.documents, 'file')} ready · ${drifting}`;
}
