/** What a log is opened with. */
import type { Clock } from '../../ports/clock.ts';
import type { EventFrame } from './build-batch.ts';
import type { OpenFile } from './log-files.ts';

export interface LogSigner {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

export interface LedgerOptions {
  readonly folder: string;
  readonly signer: LogSigner;
  /** Signs heads of other logs. */
  readonly witness: LogSigner;
  readonly sidecarKey: Uint8Array;
  readonly app: EventFrame['app'];
  readonly verifierFolder: string;
  readonly knownHead: { readonly size: number; readonly root: string } | null;
  readonly clock: Clock;
  /** Called once when a write or a sync failed: nothing is taken any more, and the process should end. */
  readonly onPoison?: (reason: string) => void;
  readonly openFile?: OpenFile;
  readonly segmentBytes?: number;
  readonly reserveBytes?: number;
  /** A journal that is no bigger is read whole at every start; of a bigger one, only what has no index yet. */
  readonly wholeScanBytes?: number;
}
