/** Starts children on plain Node (command line, tests) with `child_process.fork`. Used by `cli.ts`; Electron uses the relay. */
import { fork, type ChildProcess } from 'node:child_process';
import type { ChildName } from '../../contract/child.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { Children } from '../../ports/children.ts';
import type { Channel } from '../../wire/channel.ts';

/** Environment a child may see: nothing that could redirect native loading, proxies or Node itself. */
const keptVariables = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'SystemRoot', 'OPENBLAS_CORETYPE'];

/** `entryOf` names the file to run per child: a source file in development, a bundle when installed. */
export function forkChildren(entryOf: (name: ChildName) => string): Children {
  const alive = new Set<ChildProcess>();
  return {
    open: async (name) => {
      const child = fork(entryOf(name), [], {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: keptEnvironment(),
        execArgv: [],
      });
      alive.add(child);
      child.once('exit', () => alive.delete(child));
      await started(child, name);
      return toChannel(child);
    },
    close: async () => {
      await Promise.all([...alive].map(ended));
    },
  };
}

function keptEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    keptVariables.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])),
  );
}

function started(child: ChildProcess, name: ChildName): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => {
      resolve();
    });
    child.once('error', (cause) => {
      reject(new CloisterError('child-failed', { subject: name, cause }));
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGKILL');
  });
}

function toChannel(child: ChildProcess): Channel {
  const closers = new Set<(reason: string) => void>();
  let reason: string | null = null;
  child.once('exit', (code, signal) => {
    reason = signal === null ? `exit ${String(code)}` : `signal ${signal}`;
    for (const close of closers) close(reason);
  });
  return {
    // A message to a dead child is not an error of its own: onClose already told the caller.
    send: (message) => {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onClose: (listener) => {
      if (reason === null) closers.add(listener);
      else listener(reason);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
