/** Exports the log: the bundle that others can verify, or a view of chosen entries in a form that other programs read. */
import { CloisterError } from '../../contract/failure.ts';
import type { EventSelection, ExportRequest } from '../../contract/export.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { wrongBound } from '../../core/events/event-selection.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import type { ExportFolder } from '../../ports/export-folder.ts';
import type { Watch } from '../../ports/watch.ts';
import type { ExportNeeds } from './needs.ts';
import { selectedEvents } from './selected-events.ts';
import { viewOf, type ViewForm } from './views.ts';

/** The export's own event is durable before the first file is written, and is not part of a view. The same selection gives the same
 *  bytes. Stopped, it leaves no file. Fails with `cancelled`, `not-allowed` (by a policy), `invalid` (a bound that is no date, or a bundle of chosen entries), `wrong-secret`, `folder-not-empty`,
 *  `unreadable`, `disk-low`, `log-unavailable`. */
export async function exportLog(
  request: ExportRequest,
  folder: string,
  needs: ExportNeeds,
  watch?: Watch,
): Promise<{ files: number; entries: number }> {
  checkRequest(request);
  refuseForbidden(request, needs);
  if (request.reidentify !== null) await needs.confirm(request.reidentify.passphrase);
  const writer = await needs.openFolder(folder);
  try {
    const end = await logExport(request, folder, needs);
    if (request.form === 'bundle') {
      await writer.abandon(); // it showed that the place can be written; the ledger writes bundles itself
      return await needs.ledger.export(folder, bundleRange(request, needs), watch);
    }
    const entries = await writeView({ ...request, form: request.form }, end, writer, needs, watch);
    await writer.finish();
    return { files: Object.keys(writer.digests()).length, entries };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

function checkRequest({ form, since, until, matter, actor, reidentify }: ExportRequest): void {
  const wrong = wrongBound({ since, until });
  if (wrong !== null) throw new CloisterError('invalid', { subject: wrong });
  if (form === 'bundle' && (matter !== null || actor !== null || reidentify !== null))
    throw new CloisterError('invalid', { subject: 'a bundle holds every entry of its time, and no details' });
}

/** Nobody can forbid the bundle: it is what others check the log by. */
function refuseForbidden({ form }: ExportRequest, { policy: { exportForms } }: ExportNeeds): void {
  if (form === 'bundle' || exportForms === null || exportForms.value.includes(form)) return;
  throw new CloisterError('not-allowed', { subject: `export as ${form}, by ${exportForms.by}` });
}

function bundleRange({ since, until }: ExportRequest, { anchorMaximumHours: maximumHours }: ExportNeeds) {
  return { since, until, maximumHours };
}

async function logExport(
  { form, since, until, matter, actor, reidentify }: ExportRequest,
  folder: string,
  { ledger, actor: who }: ExportNeeds,
): Promise<number> {
  const receipt = await ledger.append(
    eventDraft('export.created', who, {
      purpose: 'audit',
      what: { form, since, until, onlyMatter: matter, onlyUser: actor, reidentified: reidentify !== null },
    }),
    { folder, reason: reidentify?.reason ?? null },
  );
  return receipt.index;
}

async function writeView(
  request: ExportRequest & { readonly form: ViewForm },
  end: number,
  writer: ExportFolder,
  needs: ExportNeeds,
  watch: Watch | undefined,
): Promise<number> {
  const { origin } = await needs.ledger.state();
  const selection = selectionOf(request);
  const view = viewOf(request.form, { origin, selection, drawReport: needs.drawReport });
  const file = await writer.file(view.name);
  const details = request.reidentify === null ? null : await writer.file('details.jsonl');
  let [entries, first, last] = [0, -1, -1];
  await file.add(view.head);
  for await (const stored of selectedEvents(needs.ledger, selection, end, watch)) {
    await file.add(view.line(stored));
    await details?.add(await detailsLine(stored.event.n, needs));
    entries += 1;
    if (first < 0) first = stored.event.n;
    last = stored.event.n;
  }
  await file.add(await view.tail());
  await file.close();
  await details?.close();
  const about = { origin, form: request.form, ...selection, entries, first, last, sha256: writer.digests() };
  await writer.put('about.json', `${canonicalJson(about)}\n`);
  return entries;
}

function selectionOf({ since, until, matter, actor }: ExportRequest): EventSelection {
  return { since, until, matter, actor };
}

/** Details of an entry; null where it has none, or where their key was destroyed. */
async function detailsLine(n: number, { ledger }: ExportNeeds): Promise<string> {
  const details = (await ledger.get(n))?.details ?? null;
  return details === null ? '' : `${JSON.stringify({ n, details })}\n`;
}
