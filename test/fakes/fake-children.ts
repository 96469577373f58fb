/** Children in this process: each is a function that serves a channel. Messages are cloned, as between processes. */
import type { ChildName } from '../../electron/contract/child.ts';
import { CloisterError } from '../../electron/contract/failure.ts';
import type { Children } from '../../electron/ports/children.ts';
import type { Channel } from '../../electron/wire/channel.ts';

/** What a fake child does with its end of the channel, usually `serve(channel, table, handlers)`. */
export type FakeChild = (channel: Channel) => void;

/** A child that is not named cannot start: `child-failed`. */
export function fakeChildren(children: Partial<Record<ChildName, FakeChild>>): Children {
  const open = new Set<Channel>();
  return {
    open: async (name) => {
      const child = children[name];
      if (child === undefined) throw new CloisterError('child-failed', { subject: name });
      const [parent, inner] = channelPair();
      open.add(parent);
      child(inner);
      return parent;
    },
    close: async () => {
      for (const channel of open) channel.kill();
      open.clear();
    },
  };
}

/** Two ends of one channel. `kill` on either end closes both with the reason `signal SIGKILL`. */
export function channelPair(): [Channel, Channel] {
  const left = oneEnd();
  const right = oneEnd();
  const kill = (): void => {
    left.close('signal SIGKILL');
    right.close('signal SIGKILL');
  };
  return [toChannel(left, right, kill), toChannel(right, left, kill)];
}

interface End {
  readonly listeners: Set<(message: unknown) => void>;
  readonly closers: Set<(reason: string) => void>;
  readonly closed: () => string | null;
  readonly close: (reason: string) => void;
}

function oneEnd(): End {
  const closers = new Set<(reason: string) => void>();
  let reason: string | null = null;
  return {
    listeners: new Set(),
    closers,
    closed: () => reason,
    close: (why) => {
      if (reason !== null) return;
      reason = why;
      for (const closer of closers) closer(why);
    },
  };
}

function toChannel(own: End, other: End, kill: () => void): Channel {
  return {
    send: (message) => {
      if (other.closed() !== null) return;
      const copy = structuredClone(message);
      queueMicrotask(() => {
        for (const listener of other.listeners) listener(copy);
      });
    },
    onMessage: (listener) => {
      own.listeners.add(listener);
    },
    onClose: (listener) => {
      const reason = own.closed();
      if (reason === null) own.closers.add(listener);
      else listener(reason);
    },
    kill,
  };
}
