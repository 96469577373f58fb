/** Runs the golden set: every frozen document once more with what would answer, field by field against before and against people's decisions. */
import { CloisterError } from '../../contract/failure.ts';
import type {
  FieldOutcomes,
  GoldenDocument,
  GoldenLine,
  GoldenReport,
  GoldenRun,
  GoldenSet,
} from '../../contract/golden.ts';
import type { DocumentId, MatterId } from '../../contract/ids.ts';
import type { RecordStore } from '../../ports/record-store.ts';
import type { Committer } from '../../ports/vault.ts';
import { goldenVerdict, isRight, outcomeText, outcomeWords, typeField, type Outcome } from './compare-golden.ts';
import { acceptable, goldenDigest, type Answering } from './golden-set.ts';

/** What the models make of a stored document; nothing of it is kept. Outcomes of all its fields, its kind among them (`typeField`). */
export type Redo = (document: DocumentId, signal: AbortSignal) => Promise<readonly Outcome[]>;

export interface GoldenNeeds extends Answering {
  readonly record: Pick<RecordStore, 'document' | 'findingVersions'>;
  readonly committer: Pick<Committer, 'commit'>;
  readonly redo: Redo;
  readonly signal: AbortSignal;
  readonly onDocument: (done: number, total: number) => void;
}

export interface GoldenResult {
  readonly report: GoldenReport;
  readonly run: Omit<GoldenRun, 'at'>;
}

/** Documents that were erased meanwhile are passed over. Fails with `cancelled` and with what the models fail with. */
export async function runGolden(set: GoldenSet, needs: GoldenNeeds): Promise<GoldenResult> {
  const after: Record<string, FieldOutcomes> = {};
  const lines: GoldenLine[] = [];
  const counts = { documents: 0, fields: 0, rightBefore: 0, rightAfter: 0 };
  for (const [at, golden] of set.documents.entries()) {
    needs.onDocument(at, set.documents.length);
    const outcomes = await redoOne(golden, lines, needs);
    if (outcomes === null) continue;
    after[golden.document] = outcomes;
    counts.documents += 1;
    for (const [field, { isRight: right }] of Object.entries(outcomes)) {
      if (field === typeField) continue;
      counts.fields += 1;
      counts.rightAfter += right ? 1 : 0;
      counts.rightBefore += (golden.before[field]?.isRight ?? right) ? 1 : 0;
    }
  }
  if (needs.signal.aborted) throw new CloisterError('cancelled');
  const differences = lines.map(({ document, field, verdict }) => ({ document, field, verdict }));
  const summary = { digest: goldenDigest(set, needs), ...counts, differences };
  return { report: { summary, lines }, run: { summary, accepts: acceptable(needs), after } };
}

/** Adds the fields that came out otherwise to `lines`; null for a document that is gone. */
async function redoOne(golden: GoldenDocument, lines: GoldenLine[], needs: GoldenNeeds): Promise<FieldOutcomes | null> {
  if (needs.signal.aborted) throw new CloisterError('cancelled');
  const { document, matter } = golden;
  const stored = await needs.record.document(document);
  if (stored === null) return null;
  const expected = await expectedOf(golden, needs.record);
  const made = await needs.redo(document, needs.signal);
  const outcomes: Record<string, FieldOutcomes[string]> = {};
  for (const field of [...new Set([...expected.map((one) => one.field), typeField])]) {
    const own = made.filter((one) => one.field === field);
    const wanted = expected.filter((one) => one.field === field);
    const now = outcomeOf(own, wanted, matter, needs);
    outcomes[field] = now;
    const verdict = goldenVerdict(golden.before[field], now);
    if (verdict === 'same') continue;
    const words = {
      expected: wanted.length === 0 ? 'nobody decided it' : outcomeWords(wanted),
      after: outcomeWords(own),
    };
    const before = beforeWords(golden.before[field]?.outcome, wanted, matter, needs);
    lines.push({ document, name: stored.name, field, verdict, ...words, before });
  }
  return outcomes;
}

/** The field of the kind of document is right only when it stays: people decided nothing about it. */
function outcomeOf(
  made: readonly Outcome[],
  expected: readonly Outcome[],
  matter: MatterId,
  { committer }: GoldenNeeds,
): FieldOutcomes[string] {
  const right = expected.length > 0 && isRight(expected, made);
  return { outcome: committer.commit(matter, 'golden', outcomeText(made)), isRight: right };
}

/** Values of before are not kept; they can be told where they were what people decided. */
function beforeWords(
  outcome: string | undefined,
  expected: readonly Outcome[],
  matter: MatterId,
  { committer }: GoldenNeeds,
): string {
  const asDecided = committer.commit(matter, 'golden', outcomeText(expected)) === outcome;
  return asDecided ? outcomeWords(expected) : 'something else (its value is not kept)';
}

/** What people decided: the frozen versions of its findings. */
export async function expectedOf(
  { frozen }: GoldenDocument,
  record: Pick<RecordStore, 'findingVersions'>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { finding, version } of frozen) {
    const found = (await record.findingVersions(finding)).find((one) => one.version === version);
    if (found !== undefined) outcomes.push(found);
  }
  return outcomes;
}
