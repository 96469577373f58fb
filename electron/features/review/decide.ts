/** A person decides about one finding. The original stays; a decision adds a version, after its event is durable. */
import type { EventActor, EventKind, EventReceipt } from '../../contract/audit.ts';
import type { Decision, ReviewAct } from '../../contract/decision.ts';
import type { DocumentRecord } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { Finding, FindingValue } from '../../contract/finding.ts';
import { DecisionId, type FindingId, type MatterId } from '../../contract/ids.ts';
import type { Page } from '../../contract/text.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { stableJson } from '../../core/events/stable-json.ts';
import type { Clock, NewId } from '../../ports/clock.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { RecordStore, User } from '../../ports/record-store.ts';
import type { Committer } from '../../ports/vault.ts';
import { decidedFinding } from './decided-finding.ts';

export interface DecideNeeds {
  readonly record: RecordStore;
  readonly ledger: Ledger;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly actor: EventActor;
  readonly user: User;
  /** Signs the entry of the decision before the decision counts; null leaves it unsigned. */
  readonly seal: ((receipt: EventReceipt, matter: MatterId) => Promise<void>) | null;
}

export interface DecideInput {
  readonly finding: FindingId;
  /** The version the person looked at; another one is refused with `stale-version`. */
  readonly version: number;
  readonly act: ReviewAct;
  readonly value: FindingValue | null;
  /** The words of the document that carry a corrected value, when the value itself does not stand there. */
  readonly quote?: string | undefined;
  readonly reason: string;
  readonly secondsOnScreen: number | null;
}

const kinds: Readonly<Record<ReviewAct, EventKind>> = {
  accept: 'review.accepted',
  correct: 'review.corrected',
  reject: 'review.rejected',
  absent: 'review.absent',
  escalate: 'review.escalated',
};

/** Stores one decision. Fails with `not-found`, `stale-version`, `no-evidence` (a corrected value with no words to stand on),
 *  `invalid` (no value or no reason where one is needed), `log-unavailable`. */
export async function decide(
  input: DecideInput,
  needs: DecideNeeds,
): Promise<{ finding: Finding; decision: Decision }> {
  const before = await currentFinding(input, needs.record);
  const { document, pages } = await sourceOf(before, needs.record);
  checkInput(input);
  const id = DecisionId.parse(needs.newId('dec'));
  const after = decidedFinding(before, { ...input, decision: id, pages });
  const commit = (value: FindingValue | null): ReturnType<Committer['commit']> | null =>
    value === null ? null : needs.committer.commit(document.matter, 'finding-value', stableJson(value));
  const receipt = await needs.ledger.append(
    eventDraft(kinds[input.act], needs.actor, {
      purpose: 'review',
      matter: document.matter,
      what: { document: document.id, finding: before.id, field: before.field, version: after.version },
      decision: {
        id,
        act: input.act,
        before: commit(before.value),
        after: commit(after.value),
        secondsOnScreen: input.secondsOnScreen,
      },
    }),
    { before: before.value, after: after.value, reason: input.reason, byName: needs.user.name },
  );
  await needs.seal?.(receipt, document.matter);
  const decision: Decision = {
    id,
    finding: before.id,
    version: input.version,
    act: input.act,
    reason: input.reason,
    by: needs.user.id,
    byName: needs.user.name,
    role: needs.user.role,
    at: receipt.at,
    secondsOnScreen: input.secondsOnScreen,
    before: before.value,
    after: after.value,
    event: receipt.index,
  };
  await needs.record.addDecision(after, decision, receipt.index);
  return { finding: after, decision };
}

async function currentFinding(input: DecideInput, record: RecordStore): Promise<Finding> {
  const finding = await record.finding(input.finding);
  if (finding === null) throw new CloisterError('not-found', { subject: input.finding });
  if (finding.version !== input.version) throw new CloisterError('stale-version', { subject: String(finding.version) });
  return finding;
}

async function sourceOf(
  finding: Finding,
  record: RecordStore,
): Promise<{ document: DocumentRecord & { matter: MatterId }; pages: readonly Page[] }> {
  const document = await record.document(finding.document);
  if (document === null) throw new CloisterError('not-found', { subject: finding.document });
  return { document, pages: await record.pages(document.id) };
}

function checkInput({ act, value, reason }: DecideInput): void {
  if (act === 'correct' && (value === null || value === '')) throw new CloisterError('invalid', { subject: 'value' });
  if (act !== 'accept' && reason.trim() === '') throw new CloisterError('invalid', { subject: 'reason' });
}
