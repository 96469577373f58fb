/** A two-way message channel to another process. Adapters make one from `child_process`, `utilityProcess` or `parentPort`. */
export interface Channel {
  readonly send: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** Called once, when the other side is gone. `reason` is a short code for the log, such as `exit 134`. */
  readonly onClose: (listener: (reason: string) => void) => void;
  /** Ends the other side at once. */
  readonly kill: () => void;
}
