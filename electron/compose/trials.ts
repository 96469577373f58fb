/** Long trials of models: one at a time, with progress, stopped by `models.stop`. */
import type { Events } from '../contract/events.ts';
import { CloisterError } from '../contract/failure.ts';
import type { EngineNeeds } from './engine-needs.ts';

export interface TrialWatch {
  readonly signal: AbortSignal;
  readonly onDone: (done: number, total: number) => void;
}

export interface Trials {
  /** Fails with `in-use` while another one runs, and with `cancelled` when it was stopped. */
  readonly run: <T>(
    step: Events['models.progress']['step'],
    subject: string,
    work: (watch: TrialWatch) => Promise<T>,
  ) => Promise<T>;
  /** Resolves when none runs. */
  readonly idle: () => Promise<void>;
  /** Fails with `not-found` when none runs. */
  readonly stop: () => void;
}

export function createTrials({ needs }: { readonly needs: Pick<EngineNeeds, 'emit'> }): Trials {
  let running: AbortController | null = null;
  let ended = Promise.resolve();
  return {
    run: async (step, subject, work) => {
      if (running !== null)
        throw new CloisterError('in-use', { subject: 'another trial of models is running; wait for it or stop it' });
      running = new AbortController();
      const { signal } = running;
      const { promise, resolve } = Promise.withResolvers<void>();
      ended = promise;
      try {
        return await work({
          signal,
          onDone: (done, total) => {
            needs.emit('models.progress', { step, subject, done, total });
          },
        });
      } catch (error) {
        throw signal.aborted ? new CloisterError('cancelled') : error;
      } finally {
        running = null;
        resolve();
      }
    },
    idle: async () => {
      while (running !== null) await ended;
    },
    stop: () => {
      if (running === null) throw new CloisterError('not-found', { subject: 'trial of models' });
      running.abort();
    },
  };
}
