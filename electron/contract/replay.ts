/** What came of running a recorded step again. */
import { z } from 'zod';
import { EventKind } from './audit.ts';
import { EventIndex } from './ids.ts';

/** One fact that is not what was recorded: its path in the entry, then and now, as JSON. */
export const ReplayDifference = z.strictObject({ path: z.string(), recorded: z.string(), now: z.string() });
export type ReplayDifference = Readonly<z.infer<typeof ReplayDifference>>;

export const Replay = z.strictObject({
  event: EventIndex,
  kind: EventKind,
  /** Every compared fact is what was recorded: same inputs, same makers, same result. */
  same: z.boolean(),
  compared: z.int().nonnegative(),
  differences: z.array(ReplayDifference),
});
export type Replay = Readonly<z.infer<typeof Replay>>;
