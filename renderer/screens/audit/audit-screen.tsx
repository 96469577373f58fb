/** Audit: one sentence on the state of the log, its ruler and verdicts, the entries, and the chosen record. */
import { useState, type ReactNode } from 'react';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { eventGroups, type EventGroup } from '../words/audit-words.ts';
import { EntryBar } from './entry-bar.tsx';
import { EntryTable } from './entry-table.tsx';
import { RecordPane } from './record-pane.tsx';
import { useEntries } from './use-entries.ts';
import { useVerify } from './use-verify.ts';
import { VerifyPane } from './verify-pane.tsx';

const groups = Object.keys(eventGroups) as EventGroup[];

export function AuditScreen(): ReactNode {
  const [group, setGroup] = useState<EventGroup>('all');
  const [subject, setSubject] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const verifying = useVerify();
  const entries = useEntries({ kinds: eventGroups[group].kinds, subject: subject === '' ? null : subject });
  const events = entries.loaded.state === 'ready' ? entries.loaded.value.events : [];
  const at = events.findIndex(({ event }) => event.n === chosen);
  const current = events[Math.max(at, 0)]?.event.n ?? null;
  const move = (step: number): void => {
    const next = events[Math.min(Math.max(at, 0) + step, events.length - 1)] ?? events[0];
    if (next !== undefined) setChosen(next.event.n);
  };
  const nextGroup = (): void => {
    setGroup(groups[(groups.indexOf(group) + 1) % groups.length] ?? 'all');
  };
  useScreenKeys('audit', [
    {
      key: 'j',
      does: 'next, previous entry',
      run: () => {
        move(1);
      },
    },
    {
      key: 'k',
      does: null,
      run: () => {
        move(-1);
      },
    },
    { key: 'v', does: 'verify', run: verifying.verify },
    { key: 'e', does: 'export', run: verifying.exportBundle },
    { key: 'f', does: 'next filter', run: nextGroup },
    { key: '/', does: 'search', run: () => document.getElementById('log-search')?.focus() },
  ]);
  return (
    <main className="court audit-court">
      <VerifyPane verifying={verifying} />
      <section className="pane" aria-label="Entries">
        <EntryBar group={group} onGroup={setGroup} onSubject={setSubject} shown={events.length} />
        <EntryTable
          entries={entries}
          chosen={current}
          onChoose={setChosen}
          filtered={group !== 'all' || subject !== ''}
        />
      </section>
      <RecordPane key={current} index={current} />
    </main>
  );
}
