/**
 * node-llama-cpp loads its binary in a forked process before it loads it here, so that a binary that aborts does not end the caller.
 * Under Electron that cannot work: a utility process cannot fork (fuse runAsNode off). It is not needed either: the process that asks
 * is itself such a process, supervised and started again by main. So there the test is answered without a process.
 */
import childProcess, { type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { syncBuiltinESMExports } from 'node:module';

/** Runs `load`, in a utility process with the test answered, on plain Node unchanged. */
export async function withoutBinaryTest<T>(load: () => Promise<T>): Promise<T> {
  if (!('parentPort' in process)) return load();
  const real = childProcess.fork;
  childProcess.fork = (file) => {
    if (!isBinaryTest(file)) throw new Error('a utility process cannot fork');
    return standIn();
  };
  syncBuiltinESMExports();
  try {
    return await load();
  } finally {
    childProcess.fork = real;
    syncBuiltinESMExports();
  }
}

function isBinaryTest(file: string | URL): boolean {
  return /[\\/]node-llama-cpp[\\/].*testBindingBinary\.js$/u.test(String(file));
}

/** Says what the forked test says when all is well: ready, loaded, done, then an exit with 0. */
function standIn(): ChildProcess {
  const answers: Readonly<Record<string, string>> = { start: 'loaded', test: 'done' };
  const child = Object.assign(new EventEmitter(), {
    exitCode: null,
    killed: false,
    stdout: null,
    stderr: null,
    kill: () => true,
    send: ({ type }: { type: string }) => {
      const answer = answers[type];
      queueMicrotask(() => {
        if (answer === undefined) child.emit('exit', 0);
        else child.emit('message', { type: answer });
      });
      return true;
    },
  });
  queueMicrotask(() => child.emit('message', { type: 'ready' }));
  return child as unknown as ChildProcess;
}
