/** Carries messages between the engine and the children it asked for, by session. Main reads none of them. */
import type { FromEngine, ToEngine } from '../contract/relay.ts';
import type { Channel } from '../wire/channel.ts';
import { toFailure } from '../wire/serve.ts';
import type { ShellChildren } from './children.ts';

/** What a relay needs of the children: to start one. */
export type Starter = Pick<ShellChildren, 'start'>;

export interface Relay {
  /** Takes one message of the engine; those that are not the relay's are ignored. */
  readonly take: (message: FromEngine) => void;
  /** The engine is gone: its children go with it. */
  readonly close: () => void;
}

/** One relay per engine process. */
export function relay(children: Starter, toEngine: (message: ToEngine) => void): Relay {
  const sessions = new Map<number, Channel>();
  let closed = false;

  async function open(session: number, name: Parameters<ShellChildren['start']>[0]): Promise<void> {
    try {
      const child = await children.start(name);
      if (closed) {
        child.kill();
        return;
      }
      sessions.set(session, child);
      child.onMessage((message) => {
        toEngine({ t: 'relay-message', session, message });
      });
      toEngine({ t: 'relay-opened', session });
      child.onClose((reason) => {
        sessions.delete(session);
        toEngine({ t: 'relay-closed', session, reason });
      });
    } catch (error) {
      const { code, subject } = toFailure(error);
      toEngine({ t: 'relay-closed', session, reason: subject ?? code });
    }
  }

  return {
    take: (message) => {
      if (message.t === 'relay-open') void open(message.session, message.name);
      if (message.t === 'relay-message') sessions.get(message.session)?.send(message.message);
      if (message.t === 'relay-close') sessions.get(message.session)?.kill();
    },
    close: () => {
      closed = true;
      for (const child of sessions.values()) child.kill();
      sessions.clear();
    },
  };
}
