import { describe, expect, test } from 'vitest';
import {
  serveEngine,
  type EngineHandlers,
  type EngineShell,
  type RunningEngine,
} from '../../../electron/adapters/children/engine-port.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import type { EngineInit, FromEngine, ToEngine } from '../../../electron/contract/relay.ts';
import { channelPair } from '../../fakes/fake-children.ts';

const init: EngineInit = {
  folders: { home: '/h', models: '/m', fetchedModels: '/f', resources: '/r' },
  version: '0.0.0',
  build: 'test',
};

/** The engine served on one end; the other end plays main. */
function served(start: (init: EngineInit, shell: EngineShell) => Promise<RunningEngine>) {
  const [main, engine] = channelPair();
  const said: FromEngine[] = [];
  main.onMessage((message) => said.push(message as FromEngine));
  serveEngine(engine, start);
  return {
    say: (message: ToEngine) => {
      main.send(message);
    },
    said,
    settled: () => new Promise((r) => setTimeout(r, 5)),
  };
}

const onlyState = (state: () => Promise<unknown>): EngineHandlers =>
  ({ 'vault.state': state }) as unknown as EngineHandlers;

describe('the engine on its line to main', () => {
  test('starts once, says so, and answers calls that came before it was ready', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let starts = 0;
    const line = served(async () => {
      starts += 1;
      await gate;
      return { handlers: onlyState(async () => ({ state: 'missing', user: null })), close: async () => undefined };
    });
    line.say({ t: 'init', init });
    line.say({ t: 'init', init });
    line.say({ t: 'call', id: 7, name: 'vault.state', input: {} });
    await line.settled();
    expect(line.said).toEqual([]);
    release();
    await line.settled();
    expect(starts).toBe(1);
    expect(line.said).toContainEqual({ t: 'ready' });
    expect(line.said).toContainEqual({ t: 'value', id: 7, value: { state: 'missing', user: null } });
  });

  test.each([
    ['an unknown call', 'no.such', {}],
    ['a name that every object has', 'toString', {}],
    ['a call of the shell', 'library.pick', { what: 'files' }],
    ['input that does not fit', 'vault.state', { extra: 1 }],
  ])('refuses %s as invalid', async (_what, name, input) => {
    const line = served(async () => ({
      handlers: onlyState(async () => ({ state: 'missing', user: null })),
      close: async () => undefined,
    }));
    line.say({ t: 'init', init });
    line.say({ t: 'call', id: 1, name, input });
    await line.settled();
    expect(line.said).toContainEqual({ t: 'refusal', id: 1, failure: { code: 'invalid', subject: name } });
  });

  test('tells every call why it could not start', async () => {
    const line = served(async () => {
      throw new CloisterError('in-use', { subject: 'home' });
    });
    line.say({ t: 'init', init });
    line.say({ t: 'call', id: 1, name: 'vault.state', input: {} });
    await line.settled();
    expect(line.said).toEqual([{ t: 'refusal', id: 1, failure: { code: 'in-use', subject: 'home' } }]);
  });

  test('gives the paths of a pick once, and only for its purpose', async () => {
    let shell: EngineShell | null = null;
    const line = served(async (_init, lent) => {
      shell = lent;
      return { handlers: onlyState(async () => null), close: async () => undefined };
    });
    line.say({ t: 'init', init });
    line.say({ t: 'token', pick: { token: 'pick_1', purpose: 'import', paths: ['/a', '/b'] } });
    await line.settled();
    const take = shell!.takePick;
    expect(() => take('pick_1', 'export')).toThrow('not-found');
    expect(take('pick_1', 'import')).toEqual(['/a', '/b']);
    expect(() => take('pick_1', 'import')).toThrow('not-found');
  });

  test('closes and says so when it is told to stop, also when closing fails', async () => {
    const line = served(async () => ({
      handlers: onlyState(async () => null),
      close: async () => {
        throw new Error('disk');
      },
    }));
    line.say({ t: 'init', init });
    line.say({ t: 'stop' });
    await line.settled();
    expect(line.said).toContainEqual({ t: 'stopped', failure: { code: 'internal', subject: 'Error: disk' } });
  });
});
