/** Entries of the log under a filter, newest first, page by page. */
import { useCallback, useEffect, useState } from 'react';
import type { Loaded } from '../../bridge/use-loaded.ts';
import type { EventKind, StoredEvent } from '../../bridge/types.ts';
import { useSession } from '../session.tsx';

export interface EntryFilter {
  readonly kinds: readonly EventKind[] | null;
  readonly subject: string | null;
}

export interface Entries {
  readonly loaded: Loaded<{ readonly events: readonly StoredEvent[]; readonly more: boolean }>;
  readonly older: () => void;
  readonly reload: () => void;
}

const pageSize = 100;

export function useEntries(filter: EntryFilter): Entries {
  const { ask } = useSession();
  const key = JSON.stringify(filter);
  const [round, setRound] = useState(0);
  const [held, setHeld] = useState<{ key: string; loaded: Entries['loaded'] } | null>(null);

  const fetchPage = useCallback(
    async (of: string, before: number | null, shown: readonly StoredEvent[]): Promise<Entries['loaded']> => {
      const { kinds, subject } = JSON.parse(of) as { kinds: EventKind[] | null; subject: string | null };
      const result = await ask('audit.search', {
        kinds,
        subject,
        matter: null,
        since: null,
        until: null,
        before,
        limit: pageSize,
      });
      if (!result.ok) return { state: 'failed', failure: result.failure };
      const { events } = result.value;
      return { state: 'ready', value: { events: [...shown, ...events], more: events.length === pageSize } };
    },
    [ask],
  );
  useEffect(() => {
    let wanted = true;
    void fetchPage(key, null, []).then((loaded) => {
      if (wanted) setHeld({ key, loaded });
    });
    return () => {
      wanted = false;
    };
  }, [fetchPage, key, round]);

  const loaded: Entries['loaded'] = held !== null && held.key === key ? held.loaded : { state: 'loading' };
  const older = (): void => {
    if (loaded.state !== 'ready') return;
    const last = loaded.value.events.at(-1);
    if (last === undefined) return;
    void fetchPage(key, last.event.n, loaded.value.events).then((next) => {
      setHeld({ key, loaded: next });
    });
  };
  return {
    loaded,
    older,
    reload: useCallback(() => {
      setRound((before) => before + 1);
    }, []),
  };
}
