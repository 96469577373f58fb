/** The golden set as the vault keeps it, and what may answer by it. */
import type { EventFacts } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import { GoldenSet, type GoldenRun } from '../../contract/golden.ts';
import type { Sha256 } from '../../contract/ids.ts';
import type { ModelEntry } from '../../contract/model.ts';
import type { RouteTable, RouteTask } from '../../contract/route.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { toHex, toUtf8 } from '../../core/ledger/bytes.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';
import { sha256 } from '../../core/ledger/hash.ts';
import type { RecordStore } from '../../ports/record-store.ts';
import type { SiteNeeds } from './site-registry.ts';

const key = 'golden-set';
const keptRuns = 8;

/** Null where the site has none. Fails with `vault-damaged`: reading it as "none" would let a change pass. */
export async function readGolden(record: Pick<RecordStore, 'setting'>): Promise<GoldenSet | null> {
  const stored = (await record.setting(key)) ?? null;
  if (stored === null) return null;
  const parsed = GoldenSet.safeParse(stored);
  if (!parsed.success) throw new CloisterError('vault-damaged', { subject: key });
  return parsed.data.documents.length === 0 ? null : parsed.data;
}

/** The event first, then the set. */
export async function writeGolden(
  set: GoldenSet,
  event: { readonly kind: 'settings.changed' | 'model.tested'; readonly what: EventFacts; readonly details?: unknown },
  { ledger, actor, record }: SiteNeeds,
): Promise<void> {
  const draft = eventDraft(event.kind, actor, { purpose: 'golden-set', what: event.what });
  const receipt = await ledger.append(draft, event.details ?? null);
  await record.putSetting(key, set, receipt.index);
}

/** SHA-256 of everything that a manifest entry says: file, base, prompts, thresholds, canaries, scores. */
export function entryDigest(entry: ModelEntry): Sha256 {
  return toHex(sha256(toUtf8(canonicalJson(entry))));
}

/** Everything that makes an answer what it is. */
export interface Answering {
  readonly app: string;
  readonly usable: readonly ModelEntry[];
  readonly routes: readonly RouteTable[];
}

/** As a run keeps what answered in it. */
export function acceptable({ app, usable, routes }: Answering): GoldenSet['accepted'] {
  return { app, entries: usable.map(entryDigest).sort(), routes: [...routes] };
}

/** Of everything that answers, whatever it answers about. */
export function answeringDigest({ app, entries, routes }: GoldenSet['accepted']): Sha256 {
  return toHex(sha256(toUtf8(canonicalJson({ app, entries: [...entries].sort(), routes }))));
}

/** Of the documents, what people decided about them, and everything that would answer. */
export function goldenDigest({ documents }: Pick<GoldenSet, 'documents'>, answering: Answering): Sha256 {
  const frozen = documents.map(({ document, frozen: versions }) => ({ document, frozen: versions }));
  return toHex(sha256(toUtf8(canonicalJson({ frozen, answering: answeringDigest(acceptable(answering)) }))));
}

/** Whether a run over what would answer is missing, there with differences, or not needed. `now`: with everything that waits. */
export function goldenState(set: GoldenSet, now: Answering): 'current' | 'due' | 'differs' {
  if (set.answering === answeringDigest(acceptable(now))) return 'current';
  const digest = goldenDigest(set, now);
  return set.runs.some(({ summary }) => summary.digest === digest) ? 'differs' : 'due';
}

export interface PendingChanges {
  readonly words: readonly string[];
  /** Digests of the files that wait. */
  readonly held: ReadonlySet<string>;
  readonly routes: readonly RouteTask[];
}

/** What changed since people last let it answer. `models`: those of the release; `routes`: as people want them. */
export function pendingChanges(
  { accepted }: GoldenSet,
  { app, models, routes }: { readonly models: readonly ModelEntry[] } & Pick<Answering, 'app' | 'routes'>,
): PendingChanges {
  const known = new Set<string>(accepted.entries);
  const isOther = accepted.app !== app;
  const changed = models.filter((entry) => isOther || !known.has(entryDigest(entry)));
  const otherRoutes = routes.filter((route) => isOtherRoute(route, accepted.routes)).map(({ task }) => task);
  const words = [
    ...(isOther ? [`application ${accepted.app} became ${app}`] : []),
    ...(isOther
      ? []
      : changed.map(
          ({ id, version }) =>
            `${id}@${version}: its file, prompts, thresholds or card are not those that were accepted`,
        )),
    ...otherRoutes.map((task) => `the route of ${task} is not the one that was accepted`),
  ];
  return { words, held: new Set(changed.filter(mayWait).map((entry) => entry.sha256)), routes: otherRoutes };
}

function isOtherRoute(route: RouteTable, accepted: readonly RouteTable[]): boolean {
  const before = accepted.find(({ task }) => task === route.task);
  return before !== undefined && canonicalJson(before) !== canonicalJson(route);
}

/** Nothing can be taken in without the vectors of the search index, and they find no field: another file of them is indexed anew. */
function mayWait({ role, isDefault }: ModelEntry): boolean {
  return !(role === 'embedder' && isDefault);
}

export function withRun(set: GoldenSet, run: GoldenRun): GoldenSet {
  const others = set.runs.filter(({ summary }) => summary.digest !== run.summary.digest);
  return { ...set, runs: [...others, run].slice(-keptRuns) };
}

/** What a run found is from now on what later changes are held against, and what answered in it may answer. */
export function acceptRun(set: GoldenSet, digest: string): GoldenSet {
  const run = set.runs.find(({ summary }) => summary.digest === digest);
  if (run === undefined)
    throw new CloisterError('not-found', { subject: 'a run of the golden set over what would answer now' });
  const earlier = set.accepted.app === run.accepts.app ? set.accepted.entries : [];
  return {
    ...set,
    accepted: { ...run.accepts, entries: [...new Set([...earlier, ...run.accepts.entries])] },
    answering: answeringDigest(run.accepts),
    documents: set.documents.map((one) => ({ ...one, before: run.after[one.document] ?? one.before })),
  };
}
