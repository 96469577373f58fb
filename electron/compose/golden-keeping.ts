/** The golden set as other parts see it. */
import type { GoldenReport } from '../contract/golden.ts';

export interface GoldenKeeper {
  /** Starts a run when one is due, nothing else runs and the application works in the background. Returns at once and never fails. */
  readonly look: () => void;
  /** Runs it now; with everything that waits. Fails with `not-found` without a set, `in-use`, `cancelled`. */
  readonly run: () => Promise<GoldenReport>;
  readonly isRunning: () => boolean;
  /** Of the newest run of this session, with its values; null where there was none. */
  readonly report: () => GoldenReport | null;
  /** When the vault locks: the values go. */
  readonly forget: () => void;
}
