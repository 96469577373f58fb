/** What the anchor commands print with `--json`, one object a line. */
import { z } from 'zod';
import { LogState, TakenAnchor } from './audit.ts';

/** `cloister audit anchor`: files that went out, without their folder. */
export const AnchorLine = z.strictObject({ size: z.int(), folder: z.string(), files: z.array(z.string()) });
/** `cloister audit import-anchor`: one line per file. */
export const TakenAnchorLine = TakenAnchor.extend({ file: z.string() });
/** `cloister audit trust`. */
export const TrustLine = z.strictObject({ trusted: z.string() });
/** `cloister audit countersign`. */
export const CountersignLine = z.strictObject({ file: z.string() });
/** `cloister audit witness-key`. */
export const WitnessKeyLine = z.strictObject({ key: z.string() });

/** How old the last anchor is, against what is allowed. */
export const AnchorAge = z.strictObject({
  /** Hours since the last anchor; since the log began when there is none. */
  hours: z.number().nonnegative(),
  maximumHours: z.int().positive(),
  isOver: z.boolean(),
});
export type AnchorAge = Readonly<z.infer<typeof AnchorAge>>;

/** `cloister audit state`. */
export const AnchoredStateLine = LogState.extend({ anchorAge: AnchorAge });
