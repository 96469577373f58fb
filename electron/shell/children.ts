/** Starts, counts and kills every child process. Nothing else in the application may. */
import { utilityProcess, type UtilityProcess } from 'electron';
import type { ChildName } from '../contract/child.ts';
import { CloisterError } from '../contract/failure.ts';
import type { Channel } from '../wire/channel.ts';
import { childEnvironment } from './egress.ts';
import { restartBudget, type RestartBudget } from './restart-budget.ts';

export interface ShellChildren {
  /** A fresh process. Rejects with `child-failed` when it does not start or its restart budget is spent. */
  readonly start: (name: ChildName) => Promise<Channel>;
  /** Kills all that still run. */
  readonly killAll: () => void;
}

/** Starts per minute. parse is new for every document; the others should run as long as the application. */
const budgets: Readonly<Record<ChildName, number>> = { engine: 5, infer: 10, ledger: 10, parse: 3000 };
const minute = 60_000;

/** `entryOf` names the built file of a child. */
export function shellChildren(entryOf: (name: ChildName) => string, now: () => number): ShellChildren {
  const alive = new Set<UtilityProcess>();
  const left = new Map<ChildName, RestartBudget>();
  return {
    start: async (name) => {
      const budget = left.get(name) ?? restartBudget(budgets[name], minute, now);
      left.set(name, budget);
      if (!budget.spend()) throw new CloisterError('child-failed', { subject: `${name}: restart budget spent` });
      const child = utilityProcess.fork(entryOf(name), [], {
        serviceName: `cloister-${name}`,
        env: childEnvironment(),
        execArgv: [],
        stdio: 'inherit',
      });
      alive.add(child);
      child.once('exit', () => alive.delete(child));
      const channel = toChannel(child);
      await started(child, name);
      return channel;
    },
    killAll: () => {
      for (const child of alive) child.kill();
    },
  };
}

function started(child: UtilityProcess, name: ChildName): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('exit', (code) => {
      reject(new CloisterError('child-failed', { subject: `${name}: exit ${code}` }));
    });
  });
}

function toChannel(child: UtilityProcess): Channel {
  const closers = new Set<(reason: string) => void>();
  let gone: string | null = null;
  child.once('exit', (code) => {
    gone = `exit ${code}`;
    for (const close of closers) close(gone);
  });
  return {
    send: (message) => {
      if (gone === null) child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onClose: (listener) => {
      if (gone === null) closers.add(listener);
      else listener(gone);
    },
    kill: () => {
      child.kill();
    },
  };
}
