/** Audit: one sentence on the state of the log, its ruler and verdicts, the entries, and the chosen record. */
import { useState, type ReactNode } from 'react';
import type { StoredEvent } from '../../bridge/types.ts';
import { moveKeys } from '../frame/move-keys.ts';
import { useScreenKeys } from '../frame/screen-keys.tsx';
import { useSession } from '../session.tsx';
import { useChosen } from '../use-chosen.ts';
import { eventGroups, type EventGroup } from '../words/audit-words.ts';
import { whoWords } from '../words/who-words.ts';
import { AnchorDialog } from './anchor-dialog.tsx';
import { EntryBar } from './entry-bar.tsx';
import { entryNumber } from './entry-number.ts';
import { EntryTable } from './entry-table.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { RecordPane } from './record-pane.tsx';
import { useEntries } from './use-entries.ts';
import { useLogWork, type LogWork } from './use-log-work.ts';
import { VerifyPane } from './verify-pane.tsx';

const groups = Object.keys(eventGroups) as EventGroup[];

export function AuditScreen(): ReactNode {
  const [group, setGroup] = useState<EventGroup>('all');
  const [subject, setSubject] = useState('');
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const work = useLogWork();
  const from = entryNumber(subject);
  const words = subject === '' || from !== null ? null : subject;
  const entries = useEntries({ kinds: eventGroups[group].kinds, subject: words, from });
  const events = entries.loaded.state === 'ready' ? entries.loaded.value.events : [];
  const { current, choose, move } = useChosen(events, ({ event }) => event.n as number);
  const index = current?.event.n ?? null;
  const open = (one: OpenDialog) => () => {
    setDialog(one);
  };
  useScreenKeys('audit', [
    ...moveKeys('next, previous entry', move),
    { key: 'v', does: 'verify', run: work.verify },
    { key: 'o', does: 'anchor', run: open('anchor') },
    { key: 'e', does: 'export', run: open('export') },
    {
      key: 'f',
      does: 'next filter',
      run: () => {
        setGroup(groups[(groups.indexOf(group) + 1) % groups.length] ?? 'all');
      },
    },
    { key: '/', does: 'search', run: () => document.getElementById('log-search')?.focus() },
    ...(work.busy === null ? [] : [{ key: 'Escape', cap: 'Esc', does: 'stop', run: work.stop }]),
  ]);
  return (
    <main className="court audit-court">
      <VerifyPane work={work} onExport={open('export')} onAnchor={open('anchor')} />
      <section className="pane" aria-label="Entries">
        <EntryBar group={group} onGroup={setGroup} onSubject={setSubject} shown={events.length} />
        <EntryTable entries={entries} chosen={index} onChoose={choose} filtered={group !== 'all' || words !== null} />
      </section>
      <RecordPane key={index} index={index} />
      <Dialogs open={dialog} events={events} work={work} onClose={open(null)} />
    </main>
  );
}

type OpenDialog = 'export' | 'anchor' | null;

function Dialogs(props: {
  open: OpenDialog;
  events: readonly StoredEvent[];
  work: LogWork;
  onClose: () => void;
}): ReactNode {
  const { open, events, work, onClose } = props;
  const { user } = useSession();
  if (open === 'anchor') return <AnchorDialog onClose={onClose} />;
  if (open === null) return null;
  const people = [...new Set(events.map(({ event }) => event.who.user))].map((id) => [id, whoWords(id, user)] as const);
  return <ExportDialog people={people} onExport={work.exportLog} onClose={onClose} />;
}
