/** What exports of the log need from outside. */
import type { EventActor } from '../../contract/audit.ts';
import type { PolicyInForce } from '../../contract/site-policy.ts';
import type { OpenExportFolder } from '../../ports/export-folder.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { DrawReport } from '../../ports/report.ts';

export interface ExportNeeds {
  readonly ledger: Ledger;
  readonly actor: EventActor;
  readonly openFolder: OpenExportFolder;
  readonly drawReport: DrawReport;
  readonly policy: Pick<PolicyInForce, 'exportForms'>;
  /** The oldest anchor allowed now; a bundle carries it. */
  readonly anchorMaximumHours: number;
  /** Fails with `wrong-secret` when it is not the passphrase of this vault. */
  readonly confirm: (passphrase: string) => Promise<void>;
}
