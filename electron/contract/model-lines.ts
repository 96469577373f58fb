/** What `cloister models …` prints with `--json` beyond one line per model. */
import { z } from 'zod';
import { GoldenReport, GoldenView } from './golden.ts';
import { RightSizeReport } from './right-size.ts';
import { ApprovalRequest, Approver } from './site-model.ts';

/** `cloister models golden add|remove|show|accept`. */
export const GoldenLine = GoldenView;
/** `cloister models golden run`, and after `models test` where there is a golden set. */
export const GoldenRunLine = GoldenReport;
/** `cloister models rightsize`. */
export const RightSizeLine = RightSizeReport;
/** `cloister models ask` and `cloister models countersign`. */
export const WrittenLine = z.strictObject({ folder: z.string(), file: z.string() });
/** `cloister models countersign` without `--out`: what would be signed. */
export const RequestLine = ApprovalRequest;
/** `cloister models approver-key`. */
export const ApproverKeyLine = z.strictObject({ key: z.string() });
/** `cloister models approvers` and `cloister models trust`. */
export const ApproverLine = Approver;
