/** Builds the drafts that features hand to the ledger: one shape, no free text, no forgotten field. */
import type {
  EventActor,
  EventDecision,
  EventDraft,
  EventFacts,
  EventInference,
  EventKind,
} from '../../contract/audit.ts';
import type { MatterId } from '../../contract/ids.ts';

export interface EventParts {
  readonly purpose: string;
  readonly matter?: MatterId | null;
  readonly what?: EventFacts;
  readonly ai?: EventInference | null;
  readonly decision?: EventDecision | null;
}

/** A draft of one event. `what` holds ids, counts, codes and commitments, never document text. */
export function eventDraft(kind: EventKind, who: EventActor, parts: EventParts): EventDraft {
  return {
    kind,
    who,
    why: { purpose: parts.purpose, matter: parts.matter ?? null },
    what: parts.what ?? {},
    ai: parts.ai ?? null,
    decision: parts.decision ?? null,
  };
}
