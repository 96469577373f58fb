/** The log with its state told to the window: where it stands after each burst of events, and at once when it refuses. */
import type { LogState } from '../contract/audit.ts';
import type { Emit } from '../contract/events.ts';
import type { Ledger } from '../ports/ledger.ts';

/** Events come in bursts; the status line need not count each one. */
const pause = 250;

/** The same log. Its state is read again after an append, at most four times a second. */
export function watchedLedger<L extends Ledger>(ledger: L, emit: Emit): L {
  let timer: NodeJS.Timeout | null = null;
  let last: LogState | null = null;
  const tell = async (): Promise<void> => {
    timer = null;
    last = await ledger.state();
    emit('log.state', last);
  };
  const soon = (): void => {
    timer ??= setTimeout(() => {
      tell().catch(refused);
    }, pause).unref();
  };
  const refused = (): void => {
    if (last !== null) emit('log.state', { ...last, status: 'unavailable' });
  };
  const append: Ledger['append'] = async (draft, details) => {
    try {
      const receipt = await ledger.append(draft, details);
      soon();
      return receipt;
    } catch (error) {
      refused();
      throw error;
    }
  };
  return { ...ledger, append };
}
