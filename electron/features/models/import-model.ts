/** Takes a site's own model in: copied by digest, read by our own reader, described, and kept out of use until it was tested and approved. */
import { CloisterError } from '../../contract/failure.ts';
import type { UtcTime } from '../../contract/ids.ts';
import type { ModelEntry } from '../../contract/model.ts';
import { ModelCardFile, type ModelCheck, type SiteModel } from '../../contract/site-model.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { KeptFile } from '../../ports/site-model-files.ts';
import { lookAtModel, type LookNeeds } from './look-at-model.ts';
import {
  changeRegistry,
  label,
  modelFacts,
  readRegistry,
  withAct,
  withModel,
  type SiteNeeds,
} from './site-registry.ts';

export interface ImportNeeds extends SiteNeeds, LookNeeds {}

export interface ModelImport {
  readonly path: string;
  readonly fileName: string;
  /** Text of the card file; null without one. */
  readonly card: string | null;
  readonly expires: UtcTime | null;
}

/**
 * The imported model, not in use yet. Fails with `unreadable`, `disk-low`, `log-unavailable`, `not-allowed` (it is here already), and
 * `invalid` with everything that keeps it out; a refused file is removed again and the refusal is in the log.
 */
export async function importModel(request: ModelImport, needs: ImportNeeds): Promise<SiteModel> {
  const card = request.card === null ? null : parseCard(request.card);
  const kept = await needs.files.keep(request.path);
  await refuseKnown(kept, needs);
  const { checks, entry } = await lookAtModel(kept, card, request.fileName, needs);
  const bad = checks.filter(({ verdict }) => verdict === 'failed');
  if (entry === null || bad.length > 0) return refuse(kept, bad, needs);
  const model = await describe(entry, checks, request, needs);
  await keepOrDrop(model, checks, request, needs);
  return model;
}

/** Without its entry in the log the file goes again. */
async function keepOrDrop(
  model: SiteModel,
  checks: readonly ModelCheck[],
  { fileName }: ModelImport,
  needs: ImportNeeds,
): Promise<void> {
  const { entry } = model;
  const flagged = checks.filter(({ verdict }) => verdict === 'flagged').length;
  try {
    await changeRegistry(
      {
        kind: 'model.imported',
        what: { ...modelFacts(model), role: entry.role, bytes: entry.bytes, flagged },
        details: { fileName, checks },
        change: (before) => withModel(before, model),
      },
      needs,
    );
  } catch (error) {
    await needs.files.drop(entry.file);
    throw error;
  }
}

function parseCard(text: string): ModelCardFile {
  try {
    return ModelCardFile.parse(JSON.parse(text));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.slice(0, 300) : '';
    throw new CloisterError('invalid', { subject: `the card is not the record of a model: ${detail}`, cause });
  }
}

/** The same bytes twice would be one model with two lives. */
async function refuseKnown({ sha256, file }: KeptFile, { manifest, record, files }: ImportNeeds): Promise<void> {
  const listed = manifest.models.find((one) => one.sha256 === sha256);
  if (listed !== undefined) await files.drop(file);
  if (listed !== undefined)
    throw new CloisterError('not-allowed', { subject: `this is ${listed.id}, which came with the application` });
  const known = (await readRegistry(record)).models.find(({ entry }) => entry.sha256 === sha256);
  if (known !== undefined)
    throw new CloisterError('not-allowed', { subject: `this file was imported already, as ${label(known)}` });
}

async function refuse(
  kept: KeptFile,
  bad: readonly ModelCheck[],
  { files, ledger, actor }: ImportNeeds,
): Promise<never> {
  await files.drop(kept.file);
  const what = {
    form: 'model-import',
    sha256: kept.sha256,
    bytes: kept.bytes,
    checks: [...new Set(bad.map(({ check }) => check))],
  };
  await ledger.append(eventDraft('failure', actor, { purpose: 'models', what }));
  const subject =
    bad.map(({ detail }) => detail).join(' ') || 'The card and the file make no model: id, title or task is missing.';
  throw new CloisterError('invalid', { subject: subject.slice(0, 900) });
}

/** Two versions of one id must differ in name, so that people can tell them apart. */
async function describe(
  entry: ModelEntry,
  checks: readonly ModelCheck[],
  request: ModelImport,
  needs: ImportNeeds,
): Promise<SiteModel> {
  const { record, manifest, user, clock, files } = needs;
  const others = [...manifest.models, ...(await readRegistry(record)).models.map((one) => one.entry)];
  if (others.some(({ id, version }) => id === entry.id && version === entry.version)) {
    await files.drop(entry.file);
    throw new CloisterError('not-allowed', {
      subject: `there is another file called ${entry.id}@${entry.version}; give it another version in its card`,
    });
  }
  const model: SiteModel = {
    ...{
      entry,
      from: 'site',
      fileName: request.fileName,
      importedBy: user.name,
      importedAt: clock.now(),
      checks: [...checks],
    },
    ...{ test: null, accepted: null, approvals: [], expires: request.expires, revoked: null, acts: [] },
  };
  return withAct(model, 'imported', '', needs);
}
