/** Keeps one engine running: starts it, watches that it answers, starts it again after a crash, and ends it in order. */
import type { CallName } from '../contract/calls.ts';
import type { EngineInit, Pick } from '../contract/relay.ts';
import type { ShellChildren } from './children.ts';
import { engineLine, type EngineLine } from './engine-line.ts';

export interface EngineHost {
  /** Waits for a starting engine. Rejects with `child-failed` when there is none and none may start. */
  readonly call: (name: CallName, input: unknown) => Promise<unknown>;
  readonly tell: (pick: Pick) => void;
  readonly stop: () => Promise<void>;
}

export interface EngineHostNeeds {
  readonly children: ShellChildren;
  readonly init: EngineInit;
  readonly emit: (name: string, payload: unknown) => void;
}

const heartbeatMilliseconds = 10_000;
/** Longer than the longest synchronous work of the engine (key derivation, a large transaction). */
const patienceMilliseconds = 60_000;
const stopGraceMilliseconds = 4_000;

/** Starts the engine at once. A crash locks the vault, so the state after a restart is told to the page. */
export function hostEngine({ children, init, emit }: EngineHostNeeds): EngineHost {
  let line: Promise<EngineLine> = start();
  let ending = false;

  function start(): Promise<EngineLine> {
    const starting = children.start('engine').then((channel) => engineLine(channel, init, children, emit));
    starting.then(watch, report);
    return starting;
  }

  function watch(running: EngineLine): void {
    const timer = setInterval(() => {
      void running.answers(patienceMilliseconds).then((answered) => {
        if (!answered) running.kill();
      });
    }, heartbeatMilliseconds);
    running.onClose((reason) => {
      clearInterval(timer);
      if (!ending) restart(reason);
    });
  }

  function restart(reason: string): void {
    console.error(`cloister: the engine ended (${reason}) and is started again`);
    line = start();
    line
      .then((running) => running.call('vault.state', {}))
      .then((state) => {
        emit('vault.changed', state);
      }, report);
  }

  return {
    call: async (name, input) => (await line).call(name, input),
    tell: (pick) => {
      line.then((running) => {
        running.tell(pick);
      }, report);
    },
    stop: async () => {
      ending = true;
      await line.then((running) => running.stop(stopGraceMilliseconds), report);
    },
  };
}

/** For what nobody waits for: the next call tells the page, this tells the terminal. */
function report(error: unknown): void {
  console.error(`cloister: ${String(error)}`);
}
