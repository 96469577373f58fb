/** Main's side of the line to one engine process: calls by number, events, and an orderly stop. */
import type { CallName } from '../contract/calls.ts';
import { CloisterError, type Failure } from '../contract/failure.ts';
import { FromEngine, type EngineInit, type Pick, type ToEngine } from '../contract/relay.ts';
import type { Channel } from '../wire/channel.ts';
import { relay, type Starter } from './relay.ts';

export interface EngineLine {
  /** Rejects with the engine's failure, or `child-failed` when the engine is gone. */
  readonly call: (name: CallName, input: unknown) => Promise<unknown>;
  readonly tell: (pick: Pick) => void;
  /** Resolves when the engine has closed everything, is gone, or `graceMilliseconds` have passed. */
  readonly stop: (graceMilliseconds: number) => Promise<void>;
  /** Resolves to true when the engine answers within the time. */
  readonly answers: (milliseconds: number) => Promise<boolean>;
  readonly kill: () => void;
  readonly onClose: (listener: (reason: string) => void) => void;
}

/** Sends `init` and speaks for the engine from then on. `emit` gets the engine's events unparsed. */
export function engineLine(
  channel: Channel,
  init: EngineInit,
  children: Starter,
  emit: (name: string, payload: unknown) => void,
): EngineLine {
  const open = openCalls();
  const pongs = new Map<number, () => void>();
  let stopped: () => void = () => undefined;
  let pings = 0;
  const send = (message: ToEngine): void => {
    channel.send(message);
  };
  const relayed = relay(children, send);

  channel.onMessage((raw) => {
    const parsed = FromEngine.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    open.settle(message);
    relayed.take(message);
    if (message.t === 'event') emit(message.name, message.payload);
    if (message.t === 'pong') pongs.get(message.id)?.();
    if (message.t === 'stopped') stopped();
  });
  channel.onClose((reason) => {
    relayed.close();
    open.end(reason);
  });
  send({ t: 'init', init });

  return {
    call: (name, input) =>
      open.begin((id) => {
        send({ t: 'call', id, name, input });
      }),
    tell: (pick) => {
      send({ t: 'token', pick });
    },
    stop: async (grace) => {
      const done = new Promise<void>((resolve) => {
        stopped = resolve;
        channel.onClose(() => {
          resolve();
        });
      });
      send({ t: 'stop' });
      await within(done, grace);
    },
    answers: async (milliseconds) => {
      const id = pings++;
      const pong = new Promise<void>((resolve) => pongs.set(id, resolve));
      send({ t: 'ping', id });
      const came = await within(pong, milliseconds);
      pongs.delete(id);
      return came;
    },
    kill: channel.kill,
    onClose: channel.onClose,
  };
}

/** Calls that wait for their answer, by number. */
function openCalls() {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: CloisterError) => void }>();
  let next = 0;
  let gone: CloisterError | null = null;
  return {
    begin: (send: (id: number) => void): Promise<unknown> =>
      new Promise((resolve, reject) => {
        if (gone !== null) {
          reject(gone);
          return;
        }
        const id = next++;
        waiting.set(id, { resolve, reject });
        send(id);
      }),
    settle: (message: FromEngine): void => {
      if (message.t !== 'value' && message.t !== 'refusal') return;
      const one = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.t === 'value') one?.resolve(message.value);
      else one?.reject(toError(message.failure));
    },
    end: (reason: string): void => {
      gone = new CloisterError('child-failed', { subject: `engine: ${reason}` });
      for (const one of waiting.values()) one.reject(gone);
      waiting.clear();
    },
  };
}

function toError({ code, subject }: Failure): CloisterError {
  return new CloisterError(code, subject === undefined ? {} : { subject });
}

/** True when the promise resolved in time. */
async function within(promise: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, milliseconds);
  });
  const inTime = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}
