/** Anchors of an open log: what the port promises, over the parts that opening made. */
import type { AnchorRequest, EventActor, LogState } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { UtcTime } from '../../contract/ids.ts';
import { formatAnchorRequest } from '../../core/ledger/anchor-request.ts';
import { toUtf8 } from '../../core/ledger/bytes.ts';
import { consistencyProof } from '../../core/ledger/proofs.ts';
import { formatVerifierKey, keyTypes, parseVerifierKey } from '../../core/ledger/signed-note.ts';
import { judgeAnchors, type SeenAnchor } from '../../core/ledger/verify/check-anchor-files.ts';
import type { Anchors } from '../../ports/anchors.ts';
import { countersign, witnessKeyOf } from './countersign.ts';
import { headNow, signedHead } from './head-now.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { takeAnchor } from './take-anchor.ts';

export function anchorsOver(parts: LedgerParts): Anchors {
  return {
    requestAnchor: (old, who) => requestAnchor(parts, old, who),
    takeAnchor: (bytes, who) => takeAnchor(parts, bytes, who),
    trustAnchor: (key, who) => trustAnchor(parts, key, who),
    countersign: (request, logKey, who) => countersign(parts, request, logKey, who),
    witnessKey: async () => formatVerifierKey(witnessKeyOf(parts)),
  };
}

/** The head goes out with its own request in it: the event that tells of it is its last entry. */
async function requestAnchor(parts: LedgerParts, old: number, who: EventActor): Promise<AnchorRequest> {
  if (old > parts.committer.size()) throw new CloisterError('invalid', { subject: `old ${old}` });
  const why = { purpose: 'anchor', matter: null };
  const receipt = await parts.queue.append(
    { kind: 'anchor.requested', who, why, what: { old }, ai: null, decision: null },
    null,
  );
  const size = receipt.index + 1;
  const note = signedHead(parts, size);
  await parts.anchors.keepNote(size, toUtf8(note));
  const proof = old === 0 ? [] : consistencyProof(parts.opened.journal.tree.node, old, size);
  return { size, note, request: formatAnchorRequest({ old, proof, note }) };
}

async function trustAnchor(parts: LedgerParts, key: string, who: EventActor): Promise<void> {
  const witness = parseVerifierKey(key);
  const isCertificate = /^[0-9a-f]{64}$/u.test(key);
  if (!isCertificate && witness?.type !== keyTypes.witness)
    throw new CloisterError('invalid', { subject: 'anchor key' });
  const why = { purpose: 'anchor', matter: null };
  const what = isCertificate ? { 'anchor.certificate': key } : { 'anchor.witness': key };
  await parts.queue.append({ kind: 'settings.changed', who, why, what, ai: null, decision: null }, null);
  await parts.anchors.trust(key);
}

/** The farthest anchor, and of those the earliest; null when nobody else vouches for any head. */
export function anchoredNow(parts: LedgerParts): LogState['anchored'] {
  const scope = { head: headNow(parts), keys: parts.anchors.keys(), tree: parts.opened.journal.tree };
  const { seen } = judgeAnchors(parts.anchors.files(), scope);
  const [best] = [...seen].sort((a, b) => b.size - a.size || a.seconds - b.seconds);
  return best === undefined ? null : { size: best.size, at: timeOf(best), by: best.by.slice(0, 200) };
}

function timeOf({ seconds }: SeenAnchor): UtcTime {
  return new Date(Math.min(seconds, 253_402_300_799) * 1000).toISOString() as UtcTime;
}
