/** The golden set as people see it: where it stands, what waits for it and what does that work meanwhile, and what came out otherwise. */
import type { GoldenLine, GoldenReport, GoldenSet, GoldenView } from '../../contract/golden.ts';
import type { RecordStore } from '../../ports/record-store.ts';
import { outcomeWords, typeField } from './compare-golden.ts';
import type { HeldModel } from './fallback-of.ts';
import { goldenDigest, goldenState, type Answering, type PendingChanges } from './golden-set.ts';
import { expectedOf } from './run-golden.ts';

export interface GoldenViewNeeds {
  readonly record: Pick<RecordStore, 'document' | 'findingVersions'>;
  /** With everything that waits. */
  readonly answering: Answering;
  readonly pending: Pick<PendingChanges, 'words'>;
  readonly held: readonly HeldModel[];
  readonly isRunning: boolean;
  /** The newest run of this session, with its values; null: there was none since the vault was opened. */
  readonly report: GoldenReport | null;
}

export const noGoldenSet: GoldenView = {
  ...{ state: 'current', documents: [], pending: [], held: [], lines: [], lastRun: null },
};

export async function goldenView(set: GoldenSet, needs: GoldenViewNeeds): Promise<GoldenView> {
  const { record, answering, pending, held, isRunning } = needs;
  const state = isRunning ? 'running' : goldenState(set, answering);
  const documents = await Promise.all(
    set.documents.map(async ({ document, frozen }) => ({
      ...{ document, fields: frozen.length },
      name: (await record.document(document))?.name ?? null,
    })),
  );
  const last = set.runs.at(-1);
  return {
    ...{ state, documents, pending: [...pending.words] },
    held: held.map(({ entry, instead }) => ({ model: `${entry.id}@${entry.version}`, instead })),
    lines: state === 'differs' ? await differingLines(set, needs) : [],
    lastRun: last === undefined ? null : { at: last.at, summary: last.summary },
  };
}

/** With values when the run was in this session; else as the run left them: values are the document's and are kept nowhere. */
async function differingLines(set: GoldenSet, { answering, report, record }: GoldenViewNeeds): Promise<GoldenLine[]> {
  const digest = goldenDigest(set, answering);
  if (report?.summary.digest === digest) return [...report.lines];
  const marks = set.runs.find(({ summary }) => summary.digest === digest)?.summary.differences ?? [];
  const lines: GoldenLine[] = [];
  for (const { document: id, field, verdict } of marks) {
    const golden = set.documents.find(({ document }) => document === id);
    const stored = golden === undefined ? null : await record.document(golden.document);
    if (golden === undefined || stored === null) continue;
    const expected = (await expectedOf(golden, record)).filter((one) => one.field === field);
    const words = { before: notKept, after: notKept };
    lines.push({
      ...words,
      document: stored.id,
      name: stored.name,
      field,
      verdict,
      expected: decided(field, expected),
    });
  }
  return lines;
}

const notKept = 'not kept; run the set again to see it';

function decided(field: string, expected: Parameters<typeof outcomeWords>[0]): string {
  return field === typeField ? 'nobody decided it' : outcomeWords(expected);
}
