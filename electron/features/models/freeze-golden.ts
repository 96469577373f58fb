/** Freezes what people decided about documents as the expected values of the golden set, with what the models make of them today beside it. */
import { CloisterError } from '../../contract/failure.ts';
import type { GoldenDocument, GoldenSet } from '../../contract/golden.ts';
import type { DocumentId } from '../../contract/ids.ts';
import type { ModelManifest } from '../../contract/model.ts';
import type { RecordStore } from '../../ports/record-store.ts';
import { acceptable, acceptRun, answeringDigest, entryDigest, readGolden, withRun, writeGolden } from './golden-set.ts';
import { runGolden, type GoldenNeeds } from './run-golden.ts';
import type { SiteNeeds } from './site-registry.ts';

export interface FreezeNeeds extends Omit<SiteNeeds, 'record'>, Omit<GoldenNeeds, 'record'> {
  readonly record: RecordStore;
  readonly manifest: ModelManifest;
}

/** The set after it; a document that was in it is frozen anew. Fails with `not-found`, and `not-allowed` for a document without a decision. */
export async function freezeGolden(documents: readonly DocumentId[], needs: FreezeNeeds): Promise<GoldenSet> {
  const before = (await readGolden(needs.record)) ?? emptySet(needs);
  const frozen: GoldenDocument[] = [];
  for (const document of documents) frozen.push(await freezeOne(document, needs.record));
  const others = before.documents.filter((one) => !documents.includes(one.document));
  const { run } = await runGolden({ ...before, documents: frozen }, needs);
  const after = frozen.map((one) => ({ ...one, before: run.after[one.document] ?? {} }));
  const set = { ...before, documents: [...others, ...after], runs: [] };
  const what = { 'golden.documents': set.documents.length, 'golden.documents.before': before.documents.length };
  await writeGolden(set, { kind: 'settings.changed', what, details: { documents } }, needs);
  return set;
}

/** Takes a document out of the set. Fails with `not-found`. */
export async function thawGolden(document: DocumentId, reason: string, needs: SiteNeeds): Promise<void> {
  const set = await readGolden(needs.record);
  const documents = set?.documents.filter((one) => one.document !== document) ?? [];
  if (set === null || documents.length === set.documents.length)
    throw new CloisterError('not-found', { subject: `${document} in the golden set` });
  const what = { 'golden.documents': documents.length, 'golden.documents.before': set.documents.length };
  await writeGolden(
    { ...set, documents, runs: [] },
    { kind: 'settings.changed', what, details: { document, reason } },
    needs,
  );
}

/** Keeps a run; where nothing came out otherwise, what answered in it may answer from now on. */
export async function keepRun(
  set: GoldenSet,
  run: Parameters<typeof withRun>[1],
  accept: boolean,
  needs: SiteNeeds,
): Promise<void> {
  const { digest, differences, documents, fields, rightAfter, rightBefore } = run.summary;
  const kept = withRun(set, run);
  const what = {
    golden: digest,
    documents,
    fields,
    rightBefore,
    rightAfter,
    differences: differences.length,
    accepted: accept,
  };
  await writeGolden(
    accept ? acceptRun(kept, digest) : kept,
    { kind: 'model.tested', what, details: { differences } },
    needs,
  );
}

/** A person lets what the newest run showed answer, differences and all. Fails with `not-found` without such a run. */
export async function acceptDifferences(digest: string, reason: string, needs: SiteNeeds): Promise<void> {
  const set = await readGolden(needs.record);
  if (set === null) throw new CloisterError('not-found', { subject: 'golden set' });
  const what = { golden: digest, accepted: true };
  await writeGolden(acceptRun(set, digest), { kind: 'settings.changed', what, details: { reason } }, needs);
}

/** What answers when the first document is frozen is what people work with already. */
function emptySet(needs: FreezeNeeds): GoldenSet {
  const answering = acceptable(needs);
  const accepted = { ...answering, entries: needs.manifest.models.map(entryDigest) };
  return { documents: [], accepted, answering: answeringDigest(answering), runs: [] };
}

const frozenActs: readonly string[] = ['accept', 'correct', 'absent'];

async function freezeOne(document: DocumentId, record: RecordStore): Promise<GoldenDocument> {
  const stored = await record.document(document);
  if (stored === null) throw new CloisterError('not-found', { subject: document });
  const decisions = new Map((await record.decisionsOfDocument(document)).map((one) => [one.id, one]));
  const decided = (await record.findings(document)).filter(({ decision }) => {
    const act = decision === null ? undefined : decisions.get(decision)?.act;
    return act !== undefined && frozenActs.includes(act);
  });
  if (decided.length === 0)
    throw new CloisterError('not-allowed', {
      subject: `nobody has decided a finding of ${stored.name} yet; review it first`,
    });
  return {
    document,
    matter: stored.matter,
    frozen: decided.map(({ id, version }) => ({ finding: id, version })),
    before: {},
  };
}
