/** Search and filter over the entries. */
import { useEffect, useState, type ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { entries, eventGroups, type EventGroup } from '../words/audit-words.ts';

const groups = Object.entries(eventGroups) as [EventGroup, (typeof eventGroups)[EventGroup]][];
const pause = 250;

export function EntryBar(props: {
  group: EventGroup;
  onGroup: (group: EventGroup) => void;
  onSubject: (subject: string) => void;
  shown: number;
}): ReactNode {
  const { group, onGroup, onSubject, shown } = props;
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => {
      onSubject(typed.trim());
    }, pause);
    return () => {
      window.clearTimeout(timer);
    };
  }, [typed, onSubject]);
  return (
    <div className="head short">
      <label className="field log-search">
        <Icon name="search" />
        <span className="vh">Search the log</span>
        <input
          id="log-search"
          maxLength={200}
          value={typed}
          placeholder="Entry, person, id"
          onChange={(event) => {
            setTyped(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      </label>
      <div className="seg" role="group" aria-label="Kind">
        {groups.map(([name, { title }]) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === group}
            onClick={() => {
              onGroup(name);
            }}
          >
            {title}
          </button>
        ))}
      </div>
      <span className="grow" />
      <span className="note nowrap">{entries(shown)}</span>
    </div>
  );
}
