/** What the policy commands print with `--json`: one object per line. */
import { z } from 'zod';
import { MatterId } from './ids.ts';
import { MarkedPassage, PolicyChecked } from './policy-calls.ts';
import { Correction, CorrectionSources, PolicyPassage, PolicyStatus } from './policy.ts';

/** `cloister policy list|new|train|mark|approve|off|rollback|show`: one line per policy. */
export const PolicyLine = PolicyStatus;
/** `cloister policy suggest` and `cloister policy marks`: one line per passage. `passage` is what `cloister policy mark` takes. */
export const PassageLine = z.union([MarkedPassage, PolicyPassage]).and(z.object({ passage: z.string() }));
/** `cloister policy check`. */
export const PolicyCheckLine = PolicyChecked;
/** `cloister policy learn`. */
export const LearnLine = z.strictObject({ added: z.int(), policy: PolicyStatus });
/** `cloister corrections export`: the file's lines, and what is printed of it. */
export const CorrectionLine = Correction;
export const CorrectionsLine = CorrectionSources.extend({ file: z.string(), lines: z.int() });
/** `cloister corrections exclude|include`. */
export const ExcludedLine = z.strictObject({ excluded: z.array(MatterId) });
