/** What an entry commits to that the record still holds: the record's content is held against it. Pure. */
import type { AuditEvent, EventKind } from '../../contract/audit.ts';

/** `bytes` of a document, `text` of its pages, `findings` of an extraction, `quotes` of an answer, `before` and `after` of a decision. */
export interface Committed {
  readonly of: 'bytes' | 'text' | 'findings' | 'quotes' | 'before' | 'after';
  /** Document, answer or finding. */
  readonly id: string;
  /** Of a decision. */
  readonly decision: string | null;
  readonly matter: string;
  readonly event: number;
  readonly commitment: string;
}

/** Commitments of one entry. Of bytes, text and findings only the newest of a document counts. */
export function commitmentsOf({ n, kind, what, why, decision }: AuditEvent): readonly Committed[] {
  const one = (of: Committed['of'], id: unknown, commitment: unknown): readonly Committed[] =>
    typeof id === 'string' && typeof commitment === 'string' && why.matter !== null
      ? [{ of, id, decision: decision?.id ?? null, matter: why.matter, event: n, commitment }]
      : [];
  if (decision !== null)
    return [...one('before', what.finding, decision.before), ...one('after', what.finding, decision.after)];
  const made = factOf[kind];
  return made === undefined ? [] : one(made.of, what[made.id], what[made.fact]);
}

/** Which fact of which kind of entry is a commitment, and whose. */
const factOf: Partial<
  Readonly<Record<EventKind, { readonly of: Committed['of']; readonly id: string; readonly fact: string }>>
> = {
  'document.received': { of: 'bytes', id: 'document', fact: 'commitment' },
  'document.parsed': { of: 'text', id: 'document', fact: 'text' },
  'document.rejected': { of: 'text', id: 'document', fact: 'text' },
  'document.extracted': { of: 'findings', id: 'document', fact: 'findings' },
  'question.answered': { of: 'quotes', id: 'answer', fact: 'quotes' },
};
