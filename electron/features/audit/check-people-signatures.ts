/** Checks every signature of a person in the log against the entry that it names. */
import type { StoredEvent, Verdict, VerdictLine } from '../../contract/audit.ts';
import { brokenSignature, holdsForEntry, namedEntry, peopleHold } from '../../core/ledger/verify/check-people.ts';
import type { Ledger } from '../../ports/ledger.ts';

const pageSize = 500;

/** The verdict with one more line, where anybody has signed. What does not hold is called by the words that the verifiers of an export use. */
export async function withPeopleSignatures(verdict: Verdict, ledger: Ledger): Promise<Verdict> {
  const { origin } = await ledger.state();
  let [checked, broken]: [number, number | null] = [0, null];
  for await (const stored of signatureEvents(ledger)) {
    checked += 1;
    if (!(await holds(stored, origin, ledger))) broken = stored.event.n;
  }
  if (checked === 0) return verdict;
  const line: VerdictLine =
    broken === null
      ? { check: 'signatures', verdict: 'passed', class: null, index: null, detail: peopleHold(checked) }
      : { check: 'signatures', verdict: 'failed', ...brokenSignature(broken) };
  return { ...verdict, outcome: broken === null ? verdict.outcome : 'tampered', lines: [...verdict.lines, line] };
}

/** Newest first. */
async function* signatureEvents(ledger: Ledger): AsyncGenerator<StoredEvent> {
  let before: number | null = null;
  for (;;) {
    const { events } = await ledger.search({ ...everything, kinds: ['signature.applied'], before, limit: pageSize });
    yield* events;
    before = events.at(-1)?.event.n ?? null;
    if (before === null || events.length < pageSize) return;
  }
}

const everything = { matter: null, subject: null, since: null, until: null };

async function holds({ event }: StoredEvent, origin: string, ledger: Ledger): Promise<boolean> {
  const entry = namedEntry(event);
  const signed = entry === null ? null : await ledger.get(entry);
  return holdsForEntry(event, origin, signed?.stored.leaf ?? null);
}
