/** `utilityProcess.fork` over `child_process`, with the same structured clone and no inherited environment. */
import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ForkOptions, UtilityProcess } from 'electron';
import { settings } from './settings.ts';

const utility = fileURLToPath(new URL('./utility.ts', import.meta.url));
const alive = new Set<ChildProcess>();

export const utilityProcess = {
  fork: (file: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess => {
    const child = fork(file, args, {
      execArgv: ['--import', utility],
      env: { ...(options.env ?? process.env), CLOISTER_HOST_ELECTRON: settings.electron },
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    alive.add(child);
    return asUtilityProcess(child);
  },
};

/** Chromium's part at the end of the browser process. */
export function killChildren(): void {
  for (const child of alive) child.kill('SIGKILL');
}

function asUtilityProcess(child: ChildProcess): UtilityProcess {
  const own = Object.assign(new EventEmitter(), {
    stdout: null,
    stderr: null,
    postMessage: (message: unknown) => {
      if (child.connected) child.send(message as object, () => undefined);
    },
    kill: () => child.kill(),
  });
  Object.defineProperty(own, 'pid', { get: () => (alive.has(child) ? child.pid : undefined) });
  child.on('spawn', () => own.emit('spawn'));
  child.on('message', (message) => own.emit('message', message));
  child.on('exit', (code, signal) => {
    alive.delete(child);
    own.emit('exit', code ?? signalCode(signal));
  });
  return own as unknown as UtilityProcess;
}

/** waitpid's value for an ended child, as Electron reports it on POSIX: 6 for abort, 9 for kill, 15 for term. */
function signalCode(signal: NodeJS.Signals | null): number {
  const codes: Partial<Record<NodeJS.Signals, number>> = { SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };
  return signal === null ? 1 : (codes[signal] ?? 1);
}
