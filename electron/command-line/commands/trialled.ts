/** Runs a long trial of models with its progress on the terminal; Ctrl-C stops it in order. */
import type { Engine } from '../../compose/engine.ts';
import type { Events } from '../../contract/events.ts';
import type { CommandNeeds } from '../command.ts';

export async function trialled<T>(
  handlers: Engine['handlers'],
  { listen, terminal, signal }: CommandNeeds,
  trial: () => Promise<T>,
): Promise<T> {
  listen((name, payload) => {
    if (name !== 'models.progress') return;
    const { step, subject, done, total } = payload as Events['models.progress'];
    terminal.progress(`${step} ${subject} ${String(done)} of ${String(total)}`);
  });
  const stop = (): void => {
    handlers['models.stop']({}).catch(() => undefined); // it ended by itself meanwhile
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await trial();
  } finally {
    signal.removeEventListener('abort', stop);
    listen(() => undefined);
  }
}
