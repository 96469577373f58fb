/** Brings files in: from a dialog of the shell or dropped on the window. The page holds a token, never a path. */
import { useState } from 'react';
import { useBridge } from '../../bridge/bridge.tsx';
import type { Failure, JobId, MatterId } from '../../bridge/types.ts';
import { useSession } from '../session.tsx';

export interface Import {
  readonly pick: (what: 'files' | 'folder') => void;
  readonly drop: (files: readonly File[]) => void;
  readonly stop: (job: JobId) => void;
  readonly failure: Failure | null;
  readonly clear: () => void;
}

export function useImport(matter: MatterId | null): Import {
  const { ask } = useSession();
  const bridge = useBridge();
  const [failure, setFailure] = useState<Failure | null>(null);

  const bringIn = async (token: string): Promise<void> => {
    if (matter === null) return;
    const started = await ask('library.import', { matter, token });
    setFailure(started.ok ? null : started.failure);
  };
  const pick = async (what: 'files' | 'folder'): Promise<void> => {
    const picked = await ask('library.pick', { what });
    if (picked.ok) await bringIn(picked.value.token);
    else if (picked.failure.code !== 'cancelled') setFailure(picked.failure);
  };
  const drop = async (files: readonly File[]): Promise<void> => {
    const dropped = await bridge.dropped(files);
    if (dropped.ok) await bringIn(dropped.value.token);
    else setFailure(dropped.failure);
  };
  return {
    pick: (what) => void pick(what),
    drop: (files) => void drop(files),
    stop: (job) => void ask('library.cancel', { job }),
    failure,
    clear: () => {
      setFailure(null);
    },
  };
}
