/** A person says of a passage that it breaks a policy, or that it does not; or takes the mark back. */
import type { DocumentRecord } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import { ExampleId, type DocumentId } from '../../contract/ids.ts';
import type { Policy, PolicyExample, PolicyLabel } from '../../contract/policy.ts';
import type { Span } from '../../contract/text.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { sameText } from '../../core/policies/check-examples.ts';
import type { RecordStore, StoredChunk, StoredExample } from '../../ports/record-store.ts';
import { chunkEvidence } from './chunk-evidence.ts';
import type { PolicyNeeds } from './needs.ts';
import { passageAt } from './passage-at.ts';
import { readExcluded } from './stored-policies.ts';

export interface PassageMark {
  readonly document: DocumentId;
  /** The passage that shares most with it is meant. */
  readonly span: Span;
  /** Null takes the mark back. */
  readonly label: PolicyLabel | null;
}

/**
 * One mark per passage: a new one replaces the old. Fails with `not-found` (no passage there), `not-allowed` (the matter was taken out of
 * learning), `invalid` (the same words are marked elsewhere), `log-unavailable`.
 */
export async function markPassage(
  policy: Policy,
  mark: PassageMark,
  needs: Omit<PolicyNeeds, 'embedder'>,
  from: 'mark' | 'decision' = 'mark',
): Promise<void> {
  const { record, ledger, actor } = needs;
  const { document, chunk } = await markedPassage(mark, record);
  if ((await readExcluded(record)).includes(document.matter))
    throw new CloisterError('not-allowed', { subject: 'this matter was taken out of learning' });
  const known = await record.policyExamples(policy.id);
  const before = known.filter(({ example }) => isOf(example, chunk));
  const added = mark.label === null ? [] : [await exampleOf(policy, mark.label, { document, chunk }, needs, from)];
  refuseRepeats(added, known, before);
  if (before.length === 0 && added.length === 0) throw new CloisterError('not-found', { subject: 'no mark here' });
  const receipt = await ledger.append(
    eventDraft('policy.marked', actor, {
      purpose: 'policies',
      matter: document.matter,
      what: {
        ...{ policy: policy.id, document: document.id, passage: chunk.chunk.id, from },
        ...{ yes: mark.label === 'yes' ? 1 : 0, no: mark.label === 'no' ? 1 : 0, removed: before.length },
      },
    }),
  );
  if (before.length > 0)
    await record.erasePolicyExamples(
      before.map(({ example }) => example.id),
      receipt.index,
    );
  if (added.length > 0) await record.addPolicyExamples(added, receipt.index);
}

interface Passage {
  readonly document: DocumentRecord;
  readonly chunk: StoredChunk;
}

async function markedPassage({ document: id, span }: PassageMark, record: RecordStore): Promise<Passage> {
  const document = await record.document(id);
  const chunk = document === null ? undefined : passageAt(span, await record.chunks(id));
  if (document === null || chunk === undefined)
    throw new CloisterError('not-found', { subject: `no passage on page ${String(span.page)} there` });
  return { document, chunk };
}

async function exampleOf(
  policy: Policy,
  label: PolicyLabel,
  { document, chunk: { chunk, vector, model } }: Passage,
  { record, newId, clock, user }: Omit<PolicyNeeds, 'embedder'>,
  from: 'mark' | 'decision',
): Promise<StoredExample> {
  const page = await record.page(document.id, chunk.span.page);
  if (page === null || vector === null || model === null)
    throw new CloisterError('not-found', { subject: 'the passage is not indexed yet' });
  const example: PolicyExample = {
    id: ExampleId.parse(newId('pex')),
    ...{ policy: policy.id, label, text: chunk.text, group: document.id, from },
    source: { matter: document.matter, evidence: chunkEvidence(chunk, page) },
    byName: user.name,
    at: clock.now(),
  };
  return { example, vector, model };
}

function isOf({ source }: PolicyExample, { chunk }: StoredChunk): boolean {
  const span = source?.evidence.span;
  return (
    source?.evidence.document === chunk.document && span?.page === chunk.span.page && span.start === chunk.span.start
  );
}

function refuseRepeats(
  added: readonly StoredExample[],
  known: readonly StoredExample[],
  replaced: readonly StoredExample[],
): void {
  const [one] = added;
  if (one === undefined) return;
  const twin = known.find(
    (other) => !replaced.includes(other) && sameText(other.example.text) === sameText(one.example.text),
  );
  if (twin === undefined) return;
  const verb = twin.example.label === one.example.label ? 'are marked already' : 'are marked the other way';
  throw new CloisterError('invalid', { subject: `the same words ${verb} in another place` });
}
