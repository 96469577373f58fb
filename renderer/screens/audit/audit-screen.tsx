/** Audit: one sentence on the state of the log, its ruler and verdicts, the entries, and the chosen record. */
import { useState, type ReactNode } from 'react';
import { moveKeys } from '../frame/move-keys.ts';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useChosen } from '../use-chosen.ts';
import { eventGroups, type EventGroup } from '../words/audit-words.ts';
import { EntryBar } from './entry-bar.tsx';
import { entryNumber } from './entry-number.ts';
import { EntryTable } from './entry-table.tsx';
import { RecordPane } from './record-pane.tsx';
import { useEntries } from './use-entries.ts';
import { useVerify } from './use-verify.ts';
import { VerifyPane } from './verify-pane.tsx';

const groups = Object.keys(eventGroups) as EventGroup[];

export function AuditScreen(): ReactNode {
  const [group, setGroup] = useState<EventGroup>('all');
  const [subject, setSubject] = useState('');
  const verifying = useVerify();
  const from = entryNumber(subject);
  const words = subject === '' || from !== null ? null : subject;
  const entries = useEntries({ kinds: eventGroups[group].kinds, subject: words, from });
  const events = entries.loaded.state === 'ready' ? entries.loaded.value.events : [];
  const { current, choose, move } = useChosen(events, ({ event }) => event.n as number);
  const index = current?.event.n ?? null;
  useScreenKeys('audit', [
    ...moveKeys('next, previous entry', move),
    { key: 'v', does: 'verify', run: verifying.verify },
    { key: 'e', does: 'export', run: verifying.exportLog },
    {
      key: 'f',
      does: 'next filter',
      run: () => {
        setGroup(groups[(groups.indexOf(group) + 1) % groups.length] ?? 'all');
      },
    },
    { key: '/', does: 'search', run: () => document.getElementById('log-search')?.focus() },
  ]);
  return (
    <main className="court audit-court">
      <VerifyPane verifying={verifying} />
      <section className="pane" aria-label="Entries">
        <EntryBar group={group} onGroup={setGroup} onSubject={setSubject} shown={events.length} />
        <EntryTable entries={entries} chosen={index} onChoose={choose} filtered={group !== 'all' || words !== null} />
      </section>
      <RecordPane key={index} index={index} />
    </main>
  );
}
