import type { ChildName } from '../contract/child.ts';
import type { Channel } from '../wire/channel.ts';

/** Starts child processes: `child_process.fork` on plain Node, a relay through main under Electron. */
export interface Children {
  /** A fresh process each time. Rejects with `child-failed` when it cannot start. */
  readonly open: (name: ChildName) => Promise<Channel>;
  /** Kills all that were opened and waits until they are gone. */
  readonly close: () => Promise<void>;
}
