/** The engine's side of the line to main: calls in, results and events out. Runs in the engine. */
import type { CallsTo, Handlers } from '../../contract/call.ts';
import { calls, type CallName, type Calls } from '../../contract/calls.ts';
import type { Emit } from '../../contract/events.ts';
import { CloisterError } from '../../contract/failure.ts';
import { ToEngine, type EngineInit, type FromEngine, type Pick } from '../../contract/relay.ts';
import type { Children } from '../../ports/children.ts';
import type { Channel } from '../../wire/channel.ts';
import { toFailure } from '../../wire/serve.ts';
import { relayChildren } from './relay-children.ts';

/** One function per call that the engine answers. Input was parsed; a `CloisterError` refuses, anything else becomes `internal`. */
export type EngineHandlers = Handlers<CallsTo<'engine', Calls>>;

/** What main lends to the engine. */
export interface EngineShell {
  readonly children: Children;
  readonly emit: Emit;
  /** The paths behind a pick token, once. Fails with `not-found` for an unknown, used or wrong-purpose token. */
  readonly takePick: (token: string, purpose: Pick['purpose']) => readonly string[];
}

export interface RunningEngine {
  readonly handlers: EngineHandlers;
  /** Closes vault, index and log. Called once, when the application ends. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the engine on the channel to main: starts it with the first message, then answers calls by name.
 * Calls that arrive while the engine starts wait for it. When `start` fails, every call is refused with that failure.
 */
export function serveEngine(
  main: Channel,
  start: (init: EngineInit, shell: EngineShell) => Promise<RunningEngine>,
): void {
  const picks = new Map<string, Pick>();
  const children = relayChildren(main);
  const send = (message: FromEngine): void => {
    main.send(message);
  };
  const shell: EngineShell = {
    children,
    emit: (name, payload) => {
      send({ t: 'event', name, payload });
    },
    takePick: (token, purpose) => takePick(picks, token, purpose),
  };
  let engine: Promise<RunningEngine> | null = null;

  main.onMessage((raw) => {
    const parsed = ToEngine.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.t === 'init') {
      engine ??= start(message.init, shell);
      // A failed start is told by every call that waits for it.
      engine.then(() => {
        send({ t: 'ready' });
      }, ignore);
    }
    if (message.t === 'token') picks.set(message.pick.token, message.pick);
    if (message.t === 'ping') send({ t: 'pong', id: message.id });
    if (message.t === 'call') void answer(engine, message, send);
    if (message.t === 'stop') void stop(engine, children, send);
  });
}

function takePick(picks: Map<string, Pick>, token: string, purpose: Pick['purpose']): readonly string[] {
  const pick = picks.get(token);
  if (pick?.purpose !== purpose) throw new CloisterError('not-found', { subject: token });
  picks.delete(token);
  return pick.paths;
}

async function answer(
  engine: Promise<RunningEngine> | null,
  { id, name, input }: { id: number; name: string; input: unknown },
  send: (message: FromEngine) => void,
): Promise<void> {
  try {
    if (engine === null) throw new CloisterError('internal', { subject: 'call before init' });
    const { handlers } = await engine;
    const handler = handlerOf(handlers, name);
    const parsed = Object.hasOwn(calls, name) ? calls[name as CallName].input.safeParse(input) : null;
    if (handler === null || parsed?.success !== true) throw new CloisterError('invalid', { subject: name });
    send({ t: 'value', id, value: await handler(parsed.data as never) });
  } catch (error) {
    send({ t: 'refusal', id, failure: toFailure(error) });
  }
}

function handlerOf(handlers: EngineHandlers, name: string): ((input: never) => Promise<unknown>) | null {
  return Object.hasOwn(handlers, name) ? handlers[name as keyof EngineHandlers] : null;
}

async function stop(
  engine: Promise<RunningEngine> | null,
  children: Children,
  send: (message: FromEngine) => void,
): Promise<void> {
  const failure = await (async () => (await engine)?.close())().then(() => null, toFailure);
  await children.close();
  send({ t: 'stopped', failure });
}

function ignore(): void {
  return;
}
