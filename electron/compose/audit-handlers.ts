/** Calls about the audit log, and its export and verification for the command line. */
import { basename, join } from 'node:path';
import { readdir } from 'node:fs/promises';
import { readBundle } from '../adapters/ledger-file/read-bundle.ts';
import type { Verdict } from '../contract/audit.ts';
import type { CallsTo, Handlers } from '../contract/call.ts';
import type { auditCalls } from '../contract/calls.ts';
import { CloisterError } from '../contract/failure.ts';
import { eventDraft } from '../core/events/event-draft.ts';
import { verifyBundle } from '../core/ledger/verify-bundle.ts';
import type { Parts } from './parts.ts';

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
    'audit.verify': () => ledger().verify(),
    'audit.export': async ({ token }) => {
      const [chosen] = needs.takePick(token, 'export');
      if (chosen === undefined) throw new CloisterError('not-found', { subject: token });
      const folder = join(chosen, `cloister-audit-${parts.clock.now().slice(0, 19).replaceAll(':', '')}`);
      const made = await exportTo(folder, { since: null, until: null }, parts);
      return { ...made, folder: basename(folder) };
    },
  };
}

/** The export's own event is durable before the first file is written. Fails with `folder-not-empty`, `unreadable`, `disk-low`. */
export async function exportTo(
  folder: string,
  range: { readonly since: string | null; readonly until: string | null },
  { sessions }: Pick<Parts, 'sessions'>,
): Promise<{ files: number; entries: number }> {
  const { ledger, actor, keepHead } = sessions.require();
  await refuseUsedFolder(folder);
  await ledger.append(
    eventDraft('export.created', actor, {
      purpose: 'audit',
      what: { form: 'bundle', since: range.since, until: range.until },
    }),
    { folder },
  );
  const made = await ledger.export(folder, range);
  await keepHead();
  return made;
}

async function refuseUsedFolder(folder: string): Promise<void> {
  const inside = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new CloisterError('unreadable', { subject: folder, cause: error });
  });
  if (inside.length > 0) throw new CloisterError('folder-not-empty', { subject: folder });
}

/** Checks an exported folder with the same code that the log checks itself with. Hostile folders end in a verdict. */
export async function verifyFolder(folder: string): Promise<Verdict> {
  return verifyBundle(await readBundle(folder));
}
