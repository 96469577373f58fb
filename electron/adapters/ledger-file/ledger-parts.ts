/** What the methods of an open ledger stand on. */
import type { VerifierKey } from '../../core/ledger/signed-note.ts';
import type { AnchorStore } from './anchor-store.ts';
import type { AppendQueue } from './append-queue.ts';
import type { Committer } from './commit-batch.ts';
import type { LedgerOptions } from './ledger-options.ts';
import type { OpenFile } from './log-files.ts';
import type { OpenJournal } from './open-journal.ts';
import type { SidecarKeys } from './sidecar.ts';

export interface LedgerParts {
  readonly options: LedgerOptions;
  readonly openFile: OpenFile;
  readonly key: VerifierKey;
  readonly opened: OpenJournal;
  readonly segments: OpenJournal['journal']['segments'];
  readonly keys: SidecarKeys;
  readonly committer: Committer;
  readonly queue: AppendQueue;
  readonly anchors: AnchorStore;
}
