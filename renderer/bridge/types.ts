/** The contract's types, for every room of the window. Types only: the page validates nothing, the door does. */
export type { AbstainReason, Answer, AnswerSentence, Coverage, Mention } from '../../electron/contract/answer.ts';
export type { AnchorFile } from '../../electron/contract/anchor-calls.ts';
export type { AnchorAge } from '../../electron/contract/anchor-lines.ts';
export type {
  AuditEvent,
  EventFilter,
  EventKind,
  LogState,
  StoredEvent,
  TakenAnchor,
  Verdict,
  VerdictLine,
} from '../../electron/contract/audit.ts';
export type { AcceptThreshold, DriftLine, ReliabilityBin } from '../../electron/contract/calibration.ts';
export type { Dashboard } from '../../electron/contract/dashboard.ts';
export type { RouteActor, RouteBar, RouteChange, RouteView, StepStanding } from '../../electron/contract/route.ts';
export type { Bridge } from '../../electron/contract/bridge.ts';
export type { Client } from '../../electron/contract/call.ts';
export type { CallName, Calls, VaultState } from '../../electron/contract/calls.ts';
export type { Decision, ReviewAct } from '../../electron/contract/decision.ts';
export type {
  DocumentOutcome,
  DocumentRecord,
  DocumentStatus,
  Matter,
  PackId,
  PageSummary,
} from '../../electron/contract/document.ts';
export type { EventName, Events, JobProgress } from '../../electron/contract/events.ts';
export type { Evidence, EvidenceMatch } from '../../electron/contract/evidence.ts';
export type { ExportForm, ExportRequest } from '../../electron/contract/export.ts';
export type { Failure, FailureCode, Result } from '../../electron/contract/failure.ts';
export type {
  Assertion,
  Check,
  Confidence,
  Finding,
  FindingStatus,
  FindingValue,
  Hop,
  HopActor,
  LabelScores,
  Support,
} from '../../electron/contract/finding.ts';
export type { Health, HealthLine } from '../../electron/contract/health.ts';
export type { AnswerId, DocumentId, FindingId, JobId, MatterId } from '../../electron/contract/ids.ts';
export type { ModelFileState, ModelRole, ModelStatus, Score } from '../../electron/contract/model.ts';
export type { GoldenLine, GoldenReport, GoldenView } from '../../electron/contract/golden.ts';
export type { RightSizeReport, RightSizeRow } from '../../electron/contract/right-size.ts';
export type { ApprovalRequest, ModelCheck, ModelStage, SiteView } from '../../electron/contract/site-model.ts';
export type { FieldView, PackView } from '../../electron/contract/pack-view.ts';
export type { Replay } from '../../electron/contract/replay.ts';
export type { MarkedPassage, PolicyAct } from '../../electron/contract/policy-calls.ts';
export type { PolicyPassage, PolicyState, PolicyStatus, PolicyVersion, Share } from '../../electron/contract/policy.ts';
export type { Run } from '../../electron/contract/run.ts';
export type { SignatureMeaning, Signing } from '../../electron/contract/signature.ts';
export type { PolicyView, SettingView, Settings } from '../../electron/contract/settings.ts';
export type { DocumentKind, Page, PageStatus, Problem, ReadLimit, RejectReason } from '../../electron/contract/text.ts';
