/** Whether the log and the record tell the same: every row has its entry, every entry that changes something its row, and rows hold what entries committed to. */
import type { AuditEvent, Verdict, VerdictLine } from '../../contract/audit.ts';
import { commitmentsOf, type Committed } from '../../core/completeness/commitments-of.ts';
import { compareRecord, type RecordProblem } from '../../core/completeness/compare-record.ts';
import { changingKinds } from '../../core/completeness/effects-of.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Watch } from '../../ports/watch.ts';
import { isAsCommitted, type ContentNeeds } from './check-contents.ts';

export interface CompletenessNeeds extends ContentNeeds {
  readonly ledger: Pick<Ledger, 'search' | 'state'>;
}

/**
 * The verdict with its line about completeness settled. `size` is where the log ended before it was verified, so that work which goes on
 * beside the check raises no alarm. Nothing is compared with entries that do not hold themselves. Fails with `cancelled`, `vault-damaged`.
 */
export async function withCompleteness(
  verdict: Verdict,
  size: number,
  needs: CompletenessNeeds,
  watch?: Watch,
): Promise<Verdict> {
  const others = verdict.lines.filter(({ check }) => check !== 'completeness');
  if (verdict.intactTo < verdict.size)
    return { ...verdict, lines: [...others, line('not-checked', 'the entries themselves do not all hold')] };
  const lines = await completenessLines(size, needs, watch);
  const failed = lines.some((one) => one.verdict === 'failed');
  const found = lines.some((one) => one.verdict === 'finding') && verdict.outcome === 'intact';
  const outcome = failed ? 'tampered' : found ? 'intact-with-findings' : verdict.outcome;
  return { ...verdict, outcome, lines: [...others, ...lines] };
}

async function completenessLines(
  size: number,
  needs: CompletenessNeeds,
  watch: Watch | undefined,
): Promise<readonly VerdictLine[]> {
  const claims = await needs.record.claims();
  const comparison = compareRecord(claims, size);
  const committed = new Map<string, Committed>();
  for await (const event of changingEvents(needs.ledger, watch)) {
    comparison.next(event);
    for (const one of commitmentsOf(event)) {
      const name = `${one.of} ${one.decision ?? one.id}`;
      if (!committed.has(name)) committed.set(name, one);
    }
  }
  const { problems, changes, newest } = comparison.end();
  const altered = await alteredIn([...committed.values()], new Set(problems.map(({ index }) => index)), needs, watch);
  const rows = claims.reduce((sum, one) => sum + one.rows, 0);
  if (problems.length + altered.length > 0) return problemLines([...problems, ...altered], newest);
  return [line('passed', `${rows} rows of the vault have their entry, and ${changes} changes in the log their rows`)];
}

const pageSize = 500;

/** Newest first. A sign-out shows that a start ended in order. */
async function* changingEvents(ledger: Pick<Ledger, 'search' | 'state'>, watch?: Watch): AsyncGenerator<AuditEvent> {
  const kinds = [...changingKinds, 'signin.ended' as const];
  const { size } = await ledger.state();
  for (let before = size; ;) {
    watch?.signal.throwIfAborted();
    watch?.onProgress(size - before, size);
    const { events } = await ledger.search({ ...everything, kinds, before, limit: pageSize });
    for (const { event } of events) yield event;
    const last = events.at(-1);
    if (last === undefined || events.length < pageSize) return;
    before = last.event.n;
  }
}

const everything = { matter: null, subject: null, since: null, until: null };

/** An entry whose rows are not as it tells is told of already. */
async function alteredIn(
  committed: readonly Committed[],
  told: ReadonlySet<number>,
  needs: ContentNeeds,
  watch: Watch | undefined,
): Promise<readonly Problem[]> {
  const altered: Problem[] = [];
  for (const one of committed) {
    watch?.signal.throwIfAborted();
    if (told.has(one.event) || (await isAsCommitted(one, needs))) continue;
    altered.push({ class: 'altered-record', index: one.event, about: `${one.of} of ${one.id}` });
  }
  return altered.sort((a, b) => a.index - b.index);
}

interface Problem extends Omit<RecordProblem, 'class'> {
  readonly class: RecordProblem['class'] | 'altered-record';
}

/** One line for each class there is. */
function problemLines(problems: readonly Problem[], newest: number | null): readonly VerdictLine[] {
  return [...Map.groupBy(problems, (one) => one.class)].map(([kind, own]) => {
    const index = own[0]?.index ?? null;
    const isOlder = kind === 'missing-record' && (newest === null || own.every((one) => one.index > newest));
    const words = isOlder ? olderVault(newest) : wordsOf[kind];
    const detail = `${words} ${named(own)}`;
    return { check: 'completeness', verdict: kind === 'cut-off' ? 'finding' : 'failed', class: kind, index, detail };
  });
}

const wordsOf: Readonly<Record<Problem['class'], string>> = {
  'unlogged-record':
    'The vault holds what the log does not tell of: the log was put back to an older state, or the vault was changed by another program.',
  'missing-record': 'The log tells of what the vault does not hold: rows were removed by another program.',
  'altered-record': 'The vault holds something else than the log committed to: rows were changed by another program.',
  'cut-off':
    'The program ended before it could store what these entries tell of. Import the files again, or decide again.',
};

function olderVault(newest: number | null): string {
  const upTo = newest === null ? 'It knows of no entry.' : `It knows of no entry after ${newest}.`;
  return `The vault is older than its log: an earlier copy of it was put back. ${upTo}`;
}

const mostNamed = 5;

function named(problems: readonly Problem[]): string {
  const first = problems.slice(0, mostNamed).map(({ index, about }) => `entry ${index} (${about.slice(0, 60)})`);
  const rest = problems.length - first.length;
  return `${first.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function line(verdict: VerdictLine['verdict'], detail: string): VerdictLine {
  return { check: 'completeness', verdict, class: null, index: null, detail };
}
