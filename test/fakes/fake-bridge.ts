/**
 * A full `Bridge` in memory: what `window.cloister` is to the page, without an engine. Inputs and outputs are parsed by the real call table,
 * so the fake cannot say what the engine could not.
 */
import type { Bridge } from '../../electron/contract/bridge.ts';
import { calls, type CallName } from '../../electron/contract/calls.ts';
import { events, type Emit, type EventName, type Events } from '../../electron/contract/events.ts';
import { CloisterError, type FailureCode, type Result } from '../../electron/contract/failure.ts';
import { fakeHandlers } from './fake-window/fake-handlers.ts';
import type { FakeWorld } from './fake-window/fake-world.ts';

export interface FakeBridge extends Bridge {
  /** Sends an event to the page, as the engine would. */
  readonly emit: Emit;
}

export interface FakeBridgeOptions {
  /** Every call but those of the vault fails with this code. */
  readonly failing?: FailureCode;
  /** Every call but those of the vault never answers. */
  readonly silent?: boolean;
  /** How long an answer takes, in milliseconds. */
  readonly delay?: number;
}

const pickToken = `pick_${'0123456789abcdef'.repeat(2)}`;

export function fakeBridge(world: FakeWorld, options: FakeBridgeOptions = {}): FakeBridge {
  const listeners = new Map<EventName, Set<(payload: never, seq: number) => void>>();
  let seq = 0;
  const emit: Emit = (name, payload) => {
    const checked = events[name].parse(payload) as Events[typeof name];
    seq += 1;
    for (const listener of listeners.get(name) ?? [])
      (listener as (payload: unknown, seq: number) => void)(checked, seq);
  };
  const handlers = fakeHandlers(world, emit);

  async function answer(name: CallName, input: unknown): Promise<Result<unknown>> {
    await pause(options.delay ?? 0);
    const ofVault = name.startsWith('vault.') || name === 'settings.get';
    return (ofVault ? null : refusal(options)) ?? run(name, input);
  }

  async function run(name: CallName, input: unknown): Promise<Result<unknown>> {
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) return { ok: false, failure: { code: 'invalid', subject: parsed.error.message } };
    try {
      const handler = handlers[name] as (input: unknown) => Promise<unknown>;
      return { ok: true, value: calls[name].output.parse(await handler(parsed.data)) };
    } catch (error) {
      if (!(error instanceof CloisterError)) throw error;
      const { code, subject } = error;
      return { ok: false, failure: subject === undefined ? { code } : { code, subject } };
    }
  }

  return {
    emit,
    call: answer as Bridge['call'],
    on: (name, listener) => {
      const heard = listeners.get(name) ?? new Set();
      heard.add(listener);
      listeners.set(name, heard);
      return () => heard.delete(listener);
    },
    dropped: (files) =>
      Promise.resolve({
        ok: true,
        value: { token: pickToken, names: files.map((file) => file.name), count: files.length },
      }),
  };
}

function refusal({ silent, failing }: FakeBridgeOptions): Promise<Result<unknown>> | null {
  if (silent === true) return new Promise(() => undefined);
  return failing === undefined ? null : Promise.resolve({ ok: false, failure: { code: failing } });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
