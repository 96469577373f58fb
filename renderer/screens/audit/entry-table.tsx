/** Entries of the log by day, newest first. One tab stop; arrows move; a page at a time. */
import { Fragment, memo, type ReactNode } from 'react';
import type { StoredEvent } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Sign } from '../../parts/sign.tsx';
import { useRoving } from '../../parts/use-roving.ts';
import { useSession } from '../session.tsx';
import { Shown } from '../shown.tsx';
import { eventWords } from '../words/audit-words.ts';
import { day, utcClock } from '../words/numbers.ts';
import { whoWords } from '../words/who-words.ts';
import { entryDetail } from './entry-detail.ts';
import type { Entries } from './use-entries.ts';

export interface EntryTableProps {
  readonly entries: Entries;
  readonly chosen: number | null;
  readonly onChoose: (index: number) => void;
  readonly filtered: boolean;
}

export function EntryTable({ entries, chosen, onChoose, filtered }: EntryTableProps): ReactNode {
  return (
    <div className="scroll" tabIndex={-1}>
      <Shown of={{ loaded: entries.loaded, reload: entries.reload, patch: () => undefined }} what="the entries">
        {({ events, more }) =>
          events.length === 0 ? (
            <NoEntries filtered={filtered} />
          ) : (
            <>
              <Table events={events} chosen={chosen} onChoose={onChoose} />
              {(more || entries.newer !== null) && (
                <div className="older row">
                  {entries.newer !== null && <Button onPress={entries.newer}>Newer entries</Button>}
                  {more && <Button onPress={entries.older}>Older entries</Button>}
                </div>
              )}
            </>
          )
        }
      </Shown>
    </div>
  );
}

function NoEntries({ filtered }: { filtered: boolean }): ReactNode {
  return filtered ? (
    <Notice kind="nothing" title="No entry under this filter">
      <p>The filter looked through the whole log. Choose “All” or search for fewer words.</p>
    </Notice>
  ) : (
    <Notice kind="empty" title="No entries yet">
      <p>Every import, model run, answer, decision and export writes an entry here before it shows anywhere else.</p>
    </Notice>
  );
}

function Table(props: {
  events: readonly StoredEvent[];
  chosen: number | null;
  onChoose: (index: number) => void;
}): ReactNode {
  const { events, chosen, onChoose } = props;
  const at = events.findIndex(({ event }) => event.n === chosen);
  const roving = useRoving(events.length, at, (next) => {
    const stored = events[next];
    if (stored !== undefined) onChoose(stored.event.n);
  });
  return (
    <table className="log" role="grid" aria-label="Entries, newest first" onKeyDown={roving.onKeyDown}>
      <thead>
        <tr>
          <th>Entry</th>
          <th>UTC</th>
          <th>What</th>
          <th>Who</th>
        </tr>
      </thead>
      <tbody>
        {events.map((stored, position) => {
          const date = day(stored.event.at);
          const before = events[position - 1];
          return (
            <Fragment key={stored.event.n}>
              {(before === undefined || day(before.event.at) !== date) && (
                <tr className="day">
                  <td colSpan={4}>{date}</td>
                </tr>
              )}
              <EntryRow stored={stored} chosen={stored.event.n === chosen} onChoose={onChoose} />
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

const EntryRow = memo(function EntryRow(props: {
  stored: StoredEvent;
  chosen: boolean;
  onChoose: (index: number) => void;
}): ReactNode {
  const { event } = props.stored;
  const { user } = useSession();
  const words = eventWords[event.kind];
  const detail = entryDetail(event);
  const choose = (): void => {
    props.onChoose(event.n);
  };
  return (
    <tr
      data-item
      tabIndex={props.chosen ? 0 : -1}
      aria-selected={props.chosen}
      className={props.chosen ? 'is-current' : undefined}
      onClick={choose}
      onFocus={choose}
    >
      <td className="mono q3">{event.n.toLocaleString('en')}</td>
      <td className="mono">{utcClock(event.at)}</td>
      <td>
        <span className="row">
          {words.sign === undefined ? (
            <span className="q2 log-icon">
              <Icon name={words.icon} />
            </span>
          ) : (
            <Sign name={words.sign} />
          )}
          <span className="grow cut">
            {words.words}
            {detail !== '' && <span className="q2">, {detail}</span>}
          </span>
        </span>
      </td>
      <td className="cut q2" title={event.who.user}>
        {whoWords(event.who.user, user)}
      </td>
    </tr>
  );
});
