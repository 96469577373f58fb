/** Checks every signature of a person in the log against the entry that it names. */
import type { StoredEvent, Verdict, VerdictLine } from '../../contract/audit.ts';
import { Signature } from '../../contract/signature.ts';
import { signatureBytes } from '../../core/events/signature-bytes.ts';
import { isSignedBy } from '../../core/ledger/hash.ts';
import type { Ledger } from '../../ports/ledger.ts';

const pageSize = 500;

/** The verdict with one more line, where anybody has signed. A signature that does not hold is a finding about the person's act: the entries stand. */
export async function withPeopleSignatures(verdict: Verdict, ledger: Ledger): Promise<Verdict> {
  const { origin } = await ledger.state();
  let [checked, first, broken]: [number, number | null, number | null] = [0, null, null];
  for await (const stored of signatureEvents(ledger)) {
    checked += 1;
    first = stored.event.n;
    if (!(await holds(stored, origin, ledger))) broken = stored.event.n;
  }
  if (first === null) return verdict;
  const line: VerdictLine = {
    check: 'signatures',
    verdict: broken === null ? 'passed' : 'failed',
    class: broken === null ? null : 'signature-of-person',
    index: broken ?? first,
    detail:
      broken === null
        ? `${checked} signatures of people hold for the entries that they name.`
        : 'A signature of a person does not hold for the entry that it names.',
  };
  const outcome = broken !== null && verdict.outcome === 'intact' ? 'intact-with-findings' : verdict.outcome;
  return { ...verdict, outcome, lines: [...verdict.lines, line] };
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

const Block = Signature.omit({ event: true, at: true });

async function holds({ event }: StoredEvent, origin: string, ledger: Ledger): Promise<boolean> {
  const block = Block.safeParse(event.what);
  if (!block.success || block.data.signer !== event.who.user) return false;
  const { entry, leaf, meaning, signer, key, signature } = block.data;
  const signed = await ledger.get(entry);
  if (signed?.stored.leaf !== leaf) return false;
  const bytes = signatureBytes({ origin, entry, leaf, meaning, signer });
  return isSignedBy(Buffer.from(key, 'base64'), bytes, Buffer.from(signature, 'base64'));
}
