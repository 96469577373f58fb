/** Entries of the log under a filter, newest first, a page at a time: a log of a million entries costs the window no more than a small one. */
import { useCallback, useEffect, useState } from 'react';
import type { Loaded } from '../../bridge/use-loaded.ts';
import type { EventKind, StoredEvent } from '../../bridge/types.ts';
import { useSession } from '../session.tsx';

export interface EntryFilter {
  readonly kinds: readonly EventKind[] | null;
  readonly subject: string | null;
  /** The newest entry to show; null is the end of the log. */
  readonly from: number | null;
}

export interface Entries {
  readonly loaded: Loaded<{ readonly events: readonly StoredEvent[]; readonly more: boolean }>;
  /** Goes one page towards the first entry. */
  readonly older: () => void;
  /** Goes one page back; null on the first page. */
  readonly newer: (() => void) | null;
  readonly reload: () => void;
}

export const pageSize = 200;

/** Where each page that was passed begins: entries with a number below this one. */
interface Place {
  readonly key: string;
  readonly before: readonly (number | null)[];
}

export function useEntries(filter: EntryFilter): Entries {
  const { ask } = useSession();
  const key = JSON.stringify(filter);
  const first: Place = { key, before: [filter.from === null ? null : filter.from + 1] };
  const [round, setRound] = useState(0);
  const [kept, setPlace] = useState<Place>(first);
  const [held, setHeld] = useState<{ key: string; loaded: Entries['loaded'] } | null>(null);
  const place = kept.key === key ? kept : first;
  const before = place.before.at(-1) ?? null;
  const page = `${key} ${before ?? 'end'}`;

  const fetchPage = useCallback(
    async (of: string, below: number | null): Promise<Entries['loaded']> => {
      const { kinds, subject } = JSON.parse(of) as { kinds: EventKind[] | null; subject: string | null };
      const open = { matter: null, since: null, until: null };
      const result = await ask('audit.search', { kinds, subject, ...open, before: below, limit: pageSize });
      if (!result.ok) return { state: 'failed', failure: result.failure };
      const { events } = result.value;
      const more = events.length === pageSize && events.at(-1)?.event.n !== 0;
      return { state: 'ready', value: { events, more } };
    },
    [ask],
  );
  useEffect(() => {
    let wanted = true;
    void fetchPage(key, before).then((loaded) => {
      if (wanted) setHeld({ key: page, loaded });
    });
    return () => {
      wanted = false;
    };
  }, [fetchPage, key, before, page, round]);

  const loaded: Entries['loaded'] = held !== null && held.key === page ? held.loaded : { state: 'loading' };
  return {
    loaded,
    older: () => {
      const last = loaded.state === 'ready' ? loaded.value.events.at(-1) : undefined;
      if (last !== undefined) setPlace({ key, before: [...place.before, last.event.n] });
    },
    newer:
      place.before.length > 1
        ? () => {
            setPlace({ key, before: place.before.slice(0, -1) });
          }
        : null,
    reload: useCallback(() => {
      setRound((past) => past + 1);
    }, []),
  };
}
