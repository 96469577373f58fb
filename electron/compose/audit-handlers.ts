/** Calls about the audit log, and its export and verification for the command line. */
import { basename, join } from 'node:path';
import { openExportFolder } from '../adapters/ledger-file/open-export-folder.ts';
import { readBundle } from '../adapters/ledger-file/read-bundle.ts';
import { drawReport } from '../adapters/report-pdf/draw-report.ts';
import { openKeyVault } from '../adapters/vault/open-key-vault.ts';
import type { Verdict } from '../contract/audit.ts';
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { auditCalls } from '../contract/calls.ts';
import type { ExportRequest } from '../contract/export.ts';
import { CloisterError } from '../contract/failure.ts';
import type { MatterId } from '../contract/ids.ts';
import { withCompleteness } from '../features/audit/check-completeness.ts';
import { withPeopleSignatures } from '../features/audit/check-people-signatures.ts';
import { exportLog } from '../features/audit/export-log.ts';
import { guardExport } from '../features/policies/guard-export.ts';
import { verifyBundle } from '../core/ledger/verify-bundle.ts';
import type { Watch } from '../ports/watch.ts';
import { anchorHandlers } from './anchor-handlers.ts';
import type { Parts } from './parts.ts';
import { replay } from './replaying.ts';
import type { Session } from './session.ts';
import { sign } from './signing.ts';
import { watchedWork } from './watched-work.ts';

export function auditHandlers(parts: Parts): Handlers<CallsTo<'engine', typeof auditCalls>> {
  const { sessions, needs } = parts;
  const ledger = (): ReturnType<Parts['sessions']['require']>['ledger'] => sessions.require().ledger;
  return {
    'audit.state': () => ledger().state(),
    'audit.search': async (filter) => {
      const found = await ledger().search(filter);
      return { ...found, events: [...found.events] };
    },
    'audit.get': async ({ index }) => {
      const found = await ledger().get(index);
      if (found === null) throw new CloisterError('not-found', { subject: `entry ${String(index)}` });
      return { ...found, details: (found.details ?? null) as never };
    },
    'audit.sign': (request) => sign(request, parts),
    'audit.replay': ({ index }) => replay(index, parts),
    'audit.verify': () =>
      watchedWork({ kind: 'verify', step: 'verifying' }, parts, (watch) => verifyAll(sessions.require(), watch)),
    'audit.cancel': async ({ job }) => {
      parts.jobs.cancel(job);
      return null;
    },
    'audit.export': async ({ token, ...request }) => {
      const [chosen] = needs.takePick(token, 'export');
      if (chosen === undefined) throw new CloisterError('not-found', { subject: token });
      const folder = join(chosen, `cloister-audit-${parts.clock.now().slice(0, 19).replaceAll(':', '')}`);
      const made = await watchedWork({ kind: 'export', step: 'writing' }, parts, (watch) =>
        exportTo(folder, request, parts, watch),
      );
      return { ...made, folder: basename(folder) };
    },
    ...anchorHandlers(parts),
  };
}

/** The log by itself, the signatures of people in it, and the record beside it. */
async function verifyAll({ ledger, record, committer }: Session, watch: Watch): Promise<Verdict> {
  const { size } = await ledger.state();
  const verdict = await withPeopleSignatures(await ledger.verify(watch), ledger);
  return withCompleteness(verdict, size, { ledger, record, committer }, watch);
}

/** Exports into a folder that is new or empty, then remembers where the log stands. */
export async function exportTo(
  folder: string,
  request: ExportRequest,
  { sessions, needs }: Pick<Parts, 'sessions' | 'needs'>,
  watch?: Watch,
): Promise<{ files: number; entries: number }> {
  const { record, ledger, actor, keepHead, policy, settings } = sessions.require();
  if (request.reidentify !== null) {
    const about = { kind: 'audit-details', matter: request.matter as MatterId | null };
    await guardExport({ ...about, override: request.reidentify.inSpite ?? null }, { record, ledger, actor });
  }
  const { anchorMaximumHours } = await settings();
  const confirm = async (passphrase: string): Promise<void> => {
    await openKeyVault(needs.folders.home).unlock(passphrase);
  };
  const exporting = { ledger, actor, policy, anchorMaximumHours, openFolder: openExportFolder, drawReport, confirm };
  const made = await exportLog(request, folder, exporting, watch);
  await keepHead();
  return made;
}

/** Checks an exported folder with the same code that the log checks itself with. Hostile folders end in a verdict. */
export async function verifyFolder(folder: string, thread?: URL): Promise<Verdict> {
  return verifyBundle(await readBundle(folder, thread));
}
