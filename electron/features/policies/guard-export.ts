/** Stops an export that would carry passages which a policy in force keeps in the house, unless a person answers for it. */
import type { DocumentRecord } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { MatterId } from '../../contract/ids.ts';
import { policyField, type ExportStop } from '../../contract/policy.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import {
  hitsOf,
  isAbout,
  livePolicies,
  readDocument,
  type DecidedFinding,
  type LivePolicy,
  type SeenDocument,
} from './check-document.ts';
import type { PolicyNeeds } from './needs.ts';

export interface GuardedExport {
  /** What leaves, for the log: `corrections`, `audit-details`. */
  readonly kind: string;
  /** Null: documents of every matter. */
  readonly matter: MatterId | null;
  /** The reason of the person who exports in spite of a policy. */
  readonly override: string | null;
}

type Needs = Pick<PolicyNeeds, 'record' | 'ledger' | 'actor'>;

/** Every passage that stops the export: of documents as they are now, checked before or not. */
export async function exportStops(
  matter: MatterId | null,
  { record }: Pick<Needs, 'record'>,
): Promise<readonly ExportStop[]> {
  const blocking = (await livePolicies(record)).filter(({ policy }) => policy.blocksExport);
  if (blocking.length === 0) return [];
  const matters = matter === null ? (await record.matters()).map(({ id }) => id) : [matter];
  const documents = (await Promise.all(matters.map((id) => record.documents(id)))).flat();
  const stops: ExportStop[] = [];
  for (const document of documents) {
    const seen = await readDocument(document, { record });
    for (const live of blocking) stops.push(...stopsOf(live, document, seen));
  }
  return stops;
}

/** Fails with `not-allowed`: the subject names the policy, the words and the place. Both outcomes are in the log. */
export async function guardExport({ kind, matter, override }: GuardedExport, needs: Needs): Promise<void> {
  const stops = await exportStops(matter, needs);
  const [first] = stops;
  if (first === undefined) return;
  const isAllowed = override !== null && override.trim() !== '';
  await needs.ledger.append(
    eventDraft(isAllowed ? 'export.overridden' : 'export.refused', needs.actor, {
      purpose: 'export',
      matter,
      what: { export: kind, passages: stops.length, documents: new Set(stops.map((one) => one.document)).size },
    }),
    { reason: override, policies: [...new Set(stops.map(({ policy }) => policy))] },
  );
  if (!isAllowed) throw new CloisterError('not-allowed', { subject: stopWords(first, stops.length) });
}

function stopsOf(
  { policy, head }: LivePolicy,
  { id, name }: DocumentRecord,
  seen: SeenDocument,
): readonly ExportStop[] {
  const decided = seen.decided.filter(({ finding }) => finding.field === policyField(policy.id));
  const confirmed = decided.filter(isConfirmed).flatMap(({ finding }) => finding.evidence);
  const isSure = head.file.thresholds.reportAbove !== null;
  const open = hitsOf({ head }, seen).filter(
    ({ evidence, verdict }) => (verdict === 'report' || !isSure) && !decided.some((one) => isAbout(one, evidence)),
  );
  return [...confirmed, ...open.map(({ evidence }) => evidence)].map(({ quote, span }) => ({
    ...{ policy: policy.name, document: id, name, quote, page: span.page },
  }));
}

/** A person said that the passage breaks the policy, or passed the question on. */
function isConfirmed({ act }: DecidedFinding): boolean {
  return act !== 'reject' && act !== 'absent';
}

const longestQuote = 160;

function stopWords({ policy, name, page, quote }: ExportStop, count: number): string {
  const words = quote.replace(/\s+/gu, ' ').trim();
  const shown = words.length <= longestQuote ? words : `${words.slice(0, longestQuote - 1)}…`;
  const more = count > 1 ? `, and ${String(count - 1)} more` : '';
  return `policy "${policy}": "${shown}" (${name}, page ${String(page)}${more}). To export all the same, give a reason.`;
}
