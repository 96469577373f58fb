/** Imports files and folders into one matter, one document after the other; a bad file never stops the rest. */
import type { DocumentRecord } from '../../contract/document.ts';
import { CloisterError, type FailureCode } from '../../contract/failure.ts';
import type { MatterId } from '../../contract/ids.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { planImport } from '../../core/text/plan-import.ts';
import type { SourceFile } from '../../ports/source-files.ts';
import { importDocument } from './import-document.ts';
import { keepFile, refusedRows, type Place } from './keep-file.ts';
import type { IngestNeeds, IngestWatch } from './needs.ts';

export interface ImportedFile {
  readonly name: string;
  readonly document: DocumentRecord | null;
  /** `known`: the same bytes were there already. `failed`: see `failure`; the document keeps its status and resumes later. */
  readonly result: 'imported' | 'known' | 'refused' | 'failed' | 'skipped';
  readonly failure: FailureCode | null;
}

/** Failures after which going on makes no sense: nothing further can be recorded, or a person said stop. */
const stopping: ReadonlySet<FailureCode> = new Set([
  'log-unavailable',
  'log-tampered',
  'cancelled',
  'disk-low',
  'vault-locked',
]);

/** One entry per file, in order. Fails with `not-found`, `matter-locked`, `log-unavailable`, `disk-low`, `cancelled`. */
export async function importFiles(
  { matter, paths }: { readonly matter: MatterId; readonly paths: readonly string[] },
  needs: IngestNeeds,
  watch: IngestWatch & { readonly onFile: (done: number, total: number, name: string) => void },
): Promise<readonly ImportedFile[]> {
  await checkMatter(matter, needs);
  const listed = await needs.sources.list(paths, watch.signal);
  const plan = planImport(listed.files);
  const place = { matter, refused: await refusedRows(matter, needs) };
  const results: ImportedFile[] = listed.skipped.map(({ name }) => skippedFile(name));
  for (const [index, file] of plan.entries()) {
    watch.onFile(index, plan.length, file.name);
    results.push(await importOne(file, place, needs, watch));
  }
  watch.onFile(plan.length, plan.length, '');
  return results;
}

async function checkMatter(id: MatterId, { record }: IngestNeeds): Promise<void> {
  const matter = await record.matter(id);
  if (matter === null) throw new CloisterError('not-found', { subject: id });
  if (matter.state === 'closed') throw new CloisterError('matter-locked', { subject: id });
}

async function importOne(
  file: SourceFile,
  place: Place,
  needs: IngestNeeds,
  watch: IngestWatch,
): Promise<ImportedFile> {
  if (watch.signal.aborted) throw new CloisterError('cancelled');
  const kept = await keepFile(file, place, needs);
  watch.onDocument(kept.document);
  if (kept.is === 'refused') return { name: file.name, document: kept.document, result: 'refused', failure: null };
  if (kept.is === 'known') return { name: file.name, document: kept.document, result: 'known', failure: null };
  return finish(kept.document, needs, watch);
}

/** Runs the remaining steps; a failure that concerns this document alone is logged and told, not thrown. */
export async function finish(document: DocumentRecord, needs: IngestNeeds, watch: IngestWatch): Promise<ImportedFile> {
  const name = document.name;
  try {
    return { name, document: await importDocument(document, needs, watch), result: 'imported', failure: null };
  } catch (error) {
    const code = codeOf(error, watch.signal);
    if (code === null || stopping.has(code)) throw code === 'cancelled' ? new CloisterError('cancelled') : error;
    await needs.ledger.append(
      eventDraft('failure', needs.actor, {
        purpose: 'import',
        matter: document.matter,
        what: { document: document.id, code, status: document.status },
      }),
    );
    const stored = (await needs.record.document(document.id)) ?? document;
    return { name, document: stored, result: 'failed', failure: code };
  }
}

function codeOf(error: unknown, signal: AbortSignal): FailureCode | null {
  if (signal.aborted) return 'cancelled';
  return error instanceof CloisterError ? error.code : null;
}

function skippedFile(name: string): ImportedFile {
  return { name, document: null, result: 'skipped', failure: null };
}
