/** The text of an entry. The parts of a draft are brought into canonical form once, when it is taken; what the log adds is put around them. */
import type { AuditEvent, EventDraft } from '../../contract/audit.ts';
import { canonicalJson } from '../../core/ledger/canonical-json.ts';

/** The parts of a draft in canonical form (RFC 8785). */
export type DraftText = Readonly<Record<keyof EventDraft, string>> & {
  /** Length of the parts in UTF-8. */
  readonly bytes: number;
};

/** What the log adds to a draft. */
export type EntryFrame = Pick<AuditEvent, 'n' | 'prev' | 'at' | 'mono' | 'boot' | 'start' | 'side'> & {
  /** In canonical form: it is the same for all entries of one opening. */
  readonly app: string;
};

/** Throws `TypeError` for what has no canonical form. */
export function draftText({ ai, decision, kind, what, who, why }: EventDraft): DraftText {
  const text = {
    ai: canonicalJson(ai),
    decision: canonicalJson(decision),
    kind: canonicalJson(kind),
    what: canonicalJson(what),
    who: canonicalJson(who),
    why: canonicalJson(why),
  };
  return { ...text, bytes: Buffer.byteLength(Object.values(text).join('')) };
}

/** The event in canonical form: its keys stand in order. */
export function entryText(draft: DraftText, { n, prev, at, mono, boot, start, app, side }: EntryFrame): string {
  const placed = `"at":"${at}","boot":"${boot}","decision":${draft.decision},"kind":${draft.kind},"mono":${mono},"n":${n}`;
  const chained = `"prev":"${prev}","side":${side === null ? 'null' : `"${side}"`},"start":"${start}","v":1`;
  const said = `"what":${draft.what},"who":${draft.who},"why":${draft.why}`;
  return `{"ai":${draft.ai},"app":${app},${placed},${chained},${said}}`;
}
