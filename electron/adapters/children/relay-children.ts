/** Starts the engine's children through main, because only main may start processes under Electron. Runs in the engine. */
import { CloisterError } from '../../contract/failure.ts';
import { ToEngine, type FromEngine, type RelayedChild } from '../../contract/relay.ts';
import type { Children } from '../../ports/children.ts';
import type { Channel } from '../../wire/channel.ts';

/** One child as the engine sees it: a number that main knows too. */
interface Session {
  readonly opened: () => void;
  readonly message: (message: unknown) => void;
  readonly closed: (reason: string) => void;
  readonly channel: Channel;
}

/**
 * The port `Children` over the channel to main. `open` resolves once main has started the child and rejects with
 * `child-failed` when it could not (no such child, restart budget spent). Sending to a child that is gone does nothing:
 * its `onClose` has already been told.
 */
export function relayChildren(main: Channel): Children {
  const sessions = new Map<number, Session>();
  let next = 0;
  const send = (message: FromEngine): void => {
    main.send(message);
  };
  main.onMessage((raw) => {
    const parsed = ToEngine.safeParse(raw);
    if (parsed.success) deliver(sessions, parsed.data);
  });
  main.onClose((reason) => {
    for (const one of sessions.values()) one.closed(reason);
  });

  return {
    open: async (name) => {
      if (name === 'engine') throw new CloisterError('child-failed', { subject: name });
      const id = next++;
      return openSession(sessions, id, name, send);
    },
    close: async () => {
      const gone = [...sessions.values()].map(ended);
      await Promise.all(gone);
    },
  };
}

function openSession(
  sessions: Map<number, Session>,
  id: number,
  name: RelayedChild,
  send: (message: FromEngine) => void,
): Promise<Channel> {
  return new Promise((resolve, reject) => {
    const listeners = new Set<(message: unknown) => void>();
    const closers = new Set<(reason: string) => void>();
    let gone: string | null = null;
    const channel: Channel = {
      send: (message) => {
        if (gone === null) send({ t: 'relay-message', session: id, message });
      },
      onMessage: (listener) => listeners.add(listener),
      onClose: (listener) => {
        if (gone === null) closers.add(listener);
        else listener(gone);
      },
      kill: () => {
        if (gone === null) send({ t: 'relay-close', session: id });
      },
    };
    sessions.set(id, {
      channel,
      opened: () => {
        resolve(channel);
      },
      message: (message) => {
        for (const listener of listeners) listener(message);
      },
      closed: (reason) => {
        gone = reason;
        sessions.delete(id);
        reject(new CloisterError('child-failed', { subject: `${name}: ${reason}` }));
        for (const closer of closers) closer(reason);
      },
    });
    send({ t: 'relay-open', session: id, name });
  });
}

function ended(session: Session): Promise<void> {
  return new Promise((resolve) => {
    session.channel.onClose(() => {
      resolve();
    });
    session.channel.kill();
  });
}

function deliver(sessions: ReadonlyMap<number, Session>, message: ToEngine): void {
  if (message.t === 'relay-opened') sessions.get(message.session)?.opened();
  if (message.t === 'relay-message') sessions.get(message.session)?.message(message.message);
  if (message.t === 'relay-closed') sessions.get(message.session)?.closed(message.reason);
}
