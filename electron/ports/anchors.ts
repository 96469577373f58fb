import type { AnchorRequest, EventActor, TakenAnchor } from '../contract/audit.ts';

/** Words of others about the log, without a network: heads go out as files, signatures on them come back as files. Every step is an event. */
export interface Anchors {
  /** The head as it stands. `old` is the size that the witness saw last, 0 for its first time. Fails with `invalid` when the log is shorter. */
  readonly requestAnchor: (old: number, who: EventActor) => Promise<AnchorRequest>;
  /** Takes in a file that came back. Fails with `invalid` (the subject says what is wrong with it, or which key would have to be trusted),
   *  or with `log-tampered` when it shows that this log was rolled back or forked; such a file is kept, and the log opens no more. */
  readonly takeAnchor: (bytes: Uint8Array, who: EventActor) => Promise<TakenAnchor>;
  /** Counts a witness's verifier key (type 0x04), or a certificate by its SHA-256, from now on. Fails with `invalid`. */
  readonly trustAnchor: (key: string, who: EventActor) => Promise<void>;
  /** Signs the head of another log, once it is shown to continue the last one seen of it. Fails with `invalid`: `old <size>` when the request
   *  starts elsewhere, `rolled-back` or `forked` when that log does not continue. */
  readonly countersign: (request: string, logKey: string, who: EventActor) => Promise<{ readonly note: string }>;
  /** The verifier key under which this log signs for others. */
  readonly witnessKey: () => Promise<string>;
}
