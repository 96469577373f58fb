/** Takes a site's own model in: copied by digest, read by our own reader, described, and kept out of use until it was tested and approved. */
import { CloisterError } from '../../contract/failure.ts';
import type { UtcTime } from '../../contract/ids.ts';
import { ModelEntry, type ModelManifest } from '../../contract/model.ts';
import { ModelCardFile, type ModelCheck, type SiteModel } from '../../contract/site-model.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import type { GgufHeader } from '../../contract/gguf.ts';
import type { KeptFile, SiteModelFiles } from '../../ports/site-model-files.ts';
import { checkCard, checkData, checkGguf, checkLabels } from './check-import.ts';
import { openDataFile, type DataFile } from './open-data-file.ts';
import {
  changeRegistry,
  label,
  modelFacts,
  readRegistry,
  withAct,
  withModel,
  type SiteNeeds,
} from './site-registry.ts';

export interface ImportNeeds extends SiteNeeds {
  readonly files: SiteModelFiles;
  /** What the release lists. */
  readonly manifest: ModelManifest;
  /** Path of a checked file of the release or the site, by digest; null when it is not on this machine. */
  readonly pathOf: (sha256: string) => Promise<string | null>;
}

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
  const { checks, entry } = await look(kept, card, request, needs);
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

interface Looked {
  readonly checks: readonly ModelCheck[];
  readonly entry: ModelEntry | null;
}

async function look(
  kept: KeptFile,
  card: ModelCardFile | null,
  request: ModelImport,
  needs: ImportNeeds,
): Promise<Looked> {
  return kept.file.endsWith('.json') ? lookAtData(kept, card, request, needs) : lookAtGguf(kept, card, request, needs);
}

async function lookAtData(
  kept: KeptFile,
  card: ModelCardFile | null,
  request: ModelImport,
  needs: ImportNeeds,
): Promise<Looked> {
  const draft = draftEntry(kept, card, { role: 'rules', id: slug(request.fileName), tasks: [] });
  const data = draft === null ? { problem: 'it has no usable id' } : await openKept(draft, needs);
  const file = 'problem' in data ? null : data;
  const checks = [...checkData(data), ...checkCard(card, { sha256: kept.sha256, data: file })];
  if (file === null) return { checks, entry: null };
  return { checks, entry: draftEntry(kept, card, { role: file.role, id: file.id, tasks: [file.task] }) };
}

async function openKept(entry: ModelEntry, { files }: ImportNeeds): Promise<DataFile | { readonly problem: string }> {
  try {
    return openDataFile(await files.readJson(entry));
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message.replaceAll(/\s+/gu, ' ').slice(0, 200) : 'unknown' };
  }
}

async function lookAtGguf(
  kept: KeptFile,
  card: ModelCardFile | null,
  request: ModelImport,
  needs: ImportNeeds,
): Promise<Looked> {
  const facts = await needs.files.inspectGguf(needs.files.pathOf(kept.file));
  if (facts.kind === 'broken') return { checks: checkGguf(facts, 'base', null), entry: null };
  const role = ggufRole(facts.header);
  const found = { role, id: slug(request.fileName), tasks: role === 'base' ? ['score-labels', 'complete'] : [] };
  const base = role === 'adapter' ? baseOf(card, needs) : null;
  const entry = draftEntry(kept, card, { ...found, base });
  const header = base === null ? null : await baseHeader(base.sha256, needs);
  return {
    checks: [
      ...checkGguf(facts, role, header),
      ...checkLabels(entry?.settings ?? {}, role),
      ...checkCard(card, { sha256: kept.sha256, data: null }),
      ...roleChecks(role, card),
    ],
    entry,
  };
}

function ggufRole(header: GgufHeader): ModelEntry['role'] {
  if (header.values.get('general.type') === 'adapter') return 'adapter';
  return [...header.values.keys()].some((key) => key.endsWith('.pooling_type')) ? 'embedder' : 'base';
}

/** Another embedding model would make every stored vector wrong, so it cannot come in by this door. */
function roleChecks(role: ModelEntry['role'], card: ModelCardFile | null): readonly ModelCheck[] {
  const other = card?.role !== undefined && card.role !== role;
  return [
    ...(role === 'embedder'
      ? [
          {
            check: 'header',
            verdict: 'failed',
            detail: 'This model makes vectors for search. The search index knows one such model, that of the release.',
          } as const,
        ]
      : []),
    ...(other
      ? [
          {
            check: 'card',
            verdict: 'failed',
            detail: `The card says ${card.role ?? ''}, and the file is of the kind ${role}.`,
          } as const,
        ]
      : []),
  ];
}

/** The base that the card names, else the one of the release. */
function baseOf(card: ModelCardFile | null, { manifest }: ImportNeeds): NonNullable<ModelEntry['base']> | null {
  if (card?.base != null) return card.base;
  const base = manifest.models.find(({ role, isDefault }) => role === 'base' && isDefault);
  return base === undefined ? null : { id: base.id, sha256: base.sha256 };
}

async function baseHeader(sha256: string, { pathOf, files }: ImportNeeds): Promise<GgufHeader | null> {
  const path = await pathOf(sha256);
  return path === null ? null : files.ggufHeader(path);
}

/** What the card says, completed by the file; null when that makes no entry. */
function draftEntry(
  { file, sha256, bytes }: KeptFile,
  card: ModelCardFile | null,
  found: Pick<ModelEntry, 'role' | 'id' | 'tasks'> & { readonly base?: ModelEntry['base'] },
): ModelEntry | null {
  const parsed = ModelEntry.safeParse({
    version: `imported-${sha256.slice(0, 8)}`,
    title: found.id,
    licence: 'not stated',
    contextTokens: null,
    quantisation: null,
    domains: ['any'],
    languages: [],
    intendedUse: 'Not stated: it was imported without a card.',
    limits: [],
    trainedOn: [],
    scores: [],
    canaries: [],
    settings: {},
    base: null,
    ...found,
    ...card,
    ...{ role: found.role, file, sha256, bytes, isDefault: false },
    sources: [{ kind: 'folder', path: file }],
  });
  return parsed.data ?? null;
}

function slug(fileName: string): string {
  const name = fileName
    .toLowerCase()
    .replace(/\.(?:gguf|json)$/u, '')
    .replaceAll(/[^a-z0-9.-]+/gu, '-');
  return name.replace(/^[^a-z0-9]+/u, '').slice(0, 60);
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
