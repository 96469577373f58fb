/** Looks at a kept model file: what it is, what its card says of it, and what keeps it out. */
import type { ModelEntry, ModelManifest } from '../../contract/model.ts';
import type { ModelCardFile, ModelCheck } from '../../contract/site-model.ts';
import type { GgufHeader } from '../../contract/gguf.ts';
import type { KeptFile, SiteModelFiles } from '../../ports/site-model-files.ts';
import { checkCard, checkData, checkGguf, checkLabels } from './check-import.ts';
import { draftEntry, slug } from './draft-entry.ts';
import { openDataFile, type DataFile } from './open-data-file.ts';

export interface LookNeeds {
  readonly files: SiteModelFiles;
  /** What the release lists. */
  readonly manifest: ModelManifest;
  /** Path of a checked file of the release or the site, by digest; null when it is not on this machine. */
  readonly pathOf: (sha256: string) => Promise<string | null>;
}

export interface Looked {
  readonly checks: readonly ModelCheck[];
  /** Null when file and card make no entry. */
  readonly entry: ModelEntry | null;
}

export async function lookAtModel(
  kept: KeptFile,
  card: ModelCardFile | null,
  fileName: string,
  needs: LookNeeds,
): Promise<Looked> {
  const looking = kept.file.endsWith('.json') ? lookAtData : lookAtGguf;
  return looking(kept, card, slug(fileName), needs);
}

async function lookAtData(kept: KeptFile, card: ModelCardFile | null, id: string, needs: LookNeeds): Promise<Looked> {
  const draft = draftEntry(kept, card, { role: 'rules', id, tasks: [] });
  const data = draft === null ? { problem: 'it has no usable id' } : await openKept(draft, needs);
  const file = 'problem' in data ? null : data;
  const checks = [...checkData(data), ...checkCard(card, { sha256: kept.sha256, data: file })];
  if (file === null) return { checks, entry: null };
  const { role, kind, fittedWith, task } = file;
  const settings = kind === null ? {} : { kind };
  return {
    checks: [...checks, ...(await missingFrom(fittedWith, needs))],
    entry: draftEntry(kept, card, { role, id: file.id, tasks: [task], settings, base: fittedWith[0] ?? null }),
  };
}

/** A file that was fitted with another one would never be asked, and nobody would notice. */
async function missingFrom(fittedWith: DataFile['fittedWith'], { pathOf }: LookNeeds): Promise<readonly ModelCheck[]> {
  const checks = fittedWith.map(async ({ id, sha256 }): Promise<ModelCheck | null> => {
    if ((await pathOf(sha256)) !== null) return null;
    return {
      check: 'base',
      verdict: 'failed',
      detail: `It was fitted with ${id}, ${sha256}, which is not on this machine.`,
    };
  });
  return (await Promise.all(checks)).filter((one) => one !== null);
}

async function openKept(entry: ModelEntry, { files }: LookNeeds): Promise<DataFile | { readonly problem: string }> {
  try {
    return openDataFile(await files.readJson(entry));
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message.replaceAll(/\s+/gu, ' ').slice(0, 200) : 'unknown' };
  }
}

async function lookAtGguf(kept: KeptFile, card: ModelCardFile | null, id: string, needs: LookNeeds): Promise<Looked> {
  const facts = await needs.files.inspectGguf(needs.files.pathOf(kept.file));
  if (facts.kind === 'broken') return { checks: checkGguf(facts, 'base', null), entry: null };
  const role = ggufRole(facts.header);
  const found = { role, id, tasks: role === 'base' ? ['score-labels', 'complete'] : [] };
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
function baseOf(card: ModelCardFile | null, { manifest }: LookNeeds): NonNullable<ModelEntry['base']> | null {
  if (card?.base != null) return card.base;
  const base = manifest.models.find(({ role, isDefault }) => role === 'base' && isDefault);
  return base === undefined ? null : { id: base.id, sha256: base.sha256 };
}

async function baseHeader(sha256: string, { pathOf, files }: LookNeeds): Promise<GgufHeader | null> {
  const path = await pathOf(sha256);
  return path === null ? null : files.ggufHeader(path);
}
