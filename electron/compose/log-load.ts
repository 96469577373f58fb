/** Logs that a model was loaded, before it is used. Without an open vault there is no log to write, and no document to use it on. */
import { eventDraft } from '../core/events/event-draft.ts';
import type { Sessions } from './sessions.ts';

export interface LoadedModel {
  readonly id: string;
  readonly sha256: string;
  readonly milliseconds: number;
  readonly memoryBytes: number;
}

/** What the log refuses to record is not used: the request fails with `log-unavailable`. */
export function logLoad(sessions: Pick<Sessions, 'current'>): (loaded: LoadedModel) => Promise<void> {
  return async ({ id, sha256, milliseconds, memoryBytes }) => {
    const session = sessions.current();
    if (session === null) return;
    const what = { model: id, sha256, milliseconds: Math.round(milliseconds), memoryBytes };
    await session.ledger.append(eventDraft('model.loaded', session.actor, { purpose: 'models', what }));
  };
}
