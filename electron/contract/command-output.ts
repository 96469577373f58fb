/** What the command line prints with `--json`: one object per line, a promise to scripts (see README, "Command line"). */
import { z } from 'zod';
import { Answer, Mention } from './answer.ts';
import { AnchoredStateLine } from './anchor-lines.ts';
import { Verdict } from './audit.ts';
import { Dashboard } from './dashboard.ts';
import { Decision } from './decision.ts';
import { DocumentRecord, Matter, PageSummary } from './document.ts';
import { FailureCode } from './failure.ts';
import { Finding } from './finding.ts';
import { Health } from './health.ts';
import { DocumentId, MatterId } from './ids.ts';
import { ModelStatus } from './model.ts';
import { Replay } from './replay.ts';
import { RouteView } from './route.ts';
import { Signature } from './signature.ts';

/** `cloister import`: one line per file. */
export const ImportLine = z.strictObject({
  name: z.string(),
  document: DocumentId.nullable(),
  result: z.enum(['imported', 'known', 'refused', 'failed', 'skipped']),
  outcome: DocumentRecord.shape.outcome.nullable(),
  reason: z.string().nullable(),
  failure: FailureCode.nullable(),
  type: z.strictObject({ label: z.string(), probability: z.number(), abstained: z.boolean() }).nullable(),
  pages: z.int(),
  findings: z.strictObject({ found: z.int(), absent: z.int(), conflicting: z.int(), other: z.int() }),
});
export type ImportLine = Readonly<z.infer<typeof ImportLine>>;

/** `cloister list`: one line per document. */
export const ListLine = DocumentRecord.extend({ matterName: z.string() });

/** `cloister list` without a matter: one line per matter. */
export const MatterLine = Matter.extend({ documents: z.int(), needsPerson: z.int() });

/** `cloister show DOCUMENT`. */
export const ShowLine = z.strictObject({
  document: DocumentRecord,
  pages: z.array(PageSummary),
  findings: z.array(z.strictObject({ finding: Finding, decision: Decision.nullable() })),
});

/** `cloister find`: one line per mention. */
export const FindLine = Mention;
/** `cloister ask`. */
export const AskLine = Answer;
/** `cloister review`. */
export const ReviewLine = z.strictObject({ finding: Finding, decision: Decision });
/** `cloister audit export`. */
export const ExportLine = z.strictObject({ folder: z.string(), entries: z.int(), files: z.int() });
/** `cloister audit verify`. */
export const VerifyLine = Verdict;
/** `cloister audit sign` and `cloister audit sign-off`. */
export const SignLine = Signature;
/** `cloister audit replay`. */
export const ReplayLine = Replay;
/** `cloister audit state`. */
export const StateLine = AnchoredStateLine;
/** `cloister erase` and `cloister matter destroy`. */
export const ErasedLine = z.strictObject({ erased: z.union([DocumentId, MatterId]) });
/** `cloister matter hold` and `cloister matter release`. */
export const HoldLine = Matter;
/** `cloister models …`: one line per model. */
export const ModelLine = ModelStatus;
/** `cloister route show` and `cloister route set`: one line per task. */
export const RouteLine = RouteView;
/** `cloister dashboard`. */
export const DashboardLine = Dashboard;
/** `cloister check`. */
export const CheckLine = Health;
/** Any command that fails, on stderr when `--json` is given. */
export const FailureLine = z.strictObject({
  failure: FailureCode,
  subject: z.string().nullable(),
  sentence: z.string(),
});
