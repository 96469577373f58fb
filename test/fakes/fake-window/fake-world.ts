/** What a fake window holds: the same shapes as the engine hands out, in memory. */
import type { AnchorAge } from '../../../electron/contract/anchor-lines.ts';
import type { Answer } from '../../../electron/contract/answer.ts';
import type { LogState, StoredEvent, Verdict } from '../../../electron/contract/audit.ts';
import type { VaultState } from '../../../electron/contract/calls.ts';
import type { Decision } from '../../../electron/contract/decision.ts';
import type { DocumentRecord, Matter } from '../../../electron/contract/document.ts';
import type { Finding } from '../../../electron/contract/finding.ts';
import type { GoldenView } from '../../../electron/contract/golden.ts';
import type { Health } from '../../../electron/contract/health.ts';
import type { ModelStatus } from '../../../electron/contract/model.ts';
import type { PackView } from '../../../electron/contract/pack-view.ts';
import type { RightSizeReport } from '../../../electron/contract/right-size.ts';
import type { Settings } from '../../../electron/contract/settings.ts';
import type { PolicyInForce } from '../../../electron/contract/site-policy.ts';
import type { Page } from '../../../electron/contract/text.ts';

export interface FakeDocument {
  readonly record: DocumentRecord;
  readonly pages: readonly Page[];
  readonly bytes: Uint8Array;
  readonly findings: readonly FakeFinding[];
}

export interface FakeFinding {
  readonly finding: Finding;
  readonly decision: Decision | null;
}

export interface FakeWorld {
  vault: VaultState;
  matters: readonly Matter[];
  documents: readonly FakeDocument[];
  answers: readonly Answer[];
  events: readonly StoredEvent[];
  log: LogState;
  verdict: Verdict;
  anchorAge: AnchorAge;
  /** `for-ever`: a verification goes on until it is stopped. */
  verifies?: 'for-ever';
  models: readonly ModelStatus[];
  reports?: readonly RightSizeReport[];
  golden?: GoldenView;
  settings: Settings;
  policy: PolicyInForce;
  health: Health;
  packs: Readonly<Record<Matter['pack'], PackView>>;
}
