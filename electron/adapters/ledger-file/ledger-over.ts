/** The methods of an open log: what the port promises, over the parts that opening made. */
import type { LogState } from '../../contract/audit.ts';
import { AuditEvent } from '../../contract/audit.ts';
import { CloisterError } from '../../contract/failure.ts';
import { toBase64, toHex } from '../../core/ledger/bytes.ts';
import type { Ledger } from '../../ports/ledger.ts';
import { anchoredNow } from './anchors-over.ts';
import { sidecarPlace, sidecarSubjects } from './build-batch.ts';
import { readEntry } from './entry-reader.ts';
import { exportBundle } from './export-bundle.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { searchEntries } from './search-entries.ts';
import { openDetails } from './sidecar.ts';
import { verifyLog } from './verify-log.ts';

export function ledgerOver(parts: LedgerParts): Ledger {
  const { committer, queue, opened, openFile, segments } = parts;
  const tree = opened.journal.tree;
  return {
    append: (draft, details = null) => queue.append(draft, details),
    state: async () => stateOf(parts),
    search: async (filter) => {
      const size = committer.size();
      return { events: await searchEntries({ openFile, segments, tree, size }, filter), size };
    },
    get: async (index) => {
      const found = index < committer.size() ? await readEntry(openFile, segments, index) : null;
      if (found === null) return null;
      const canonical = found.entry.toString('utf8');
      const event = AuditEvent.parse(JSON.parse(canonical));
      const details = found.sealed === null ? null : await detailsOf(parts, event, found.sealed);
      return { stored: { event, leaf: toHex(tree.node(0, index)) }, canonical, details };
    },
    destroyDetails: (subject) => parts.keys.destroy(subject),
    verify: (watch) => verifyLog(parts, watch),
    export: (folder, range, watch) => {
      if (queue.poisoned() !== null) throw new CloisterError('log-unavailable');
      return exportBundle(parts, folder, range, watch);
    },
  };
}

function stateOf(parts: LedgerParts): LogState {
  const { committer, queue, opened, key } = parts;
  const size = committer.size();
  return {
    status: queue.poisoned() === null ? 'open' : 'unavailable',
    size,
    root: toBase64(opened.journal.tree.root(size)),
    origin: key.name,
    checkpointAt: committer.lastAt(),
    anchored: anchoredNow(parts),
    alarm: null,
  };
}

/** The details of an event; null when their key was destroyed or they were altered, which verification reports. */
async function detailsOf({ keys, key }: LedgerParts, event: AuditEvent, sealed: Uint8Array): Promise<unknown> {
  for (const subject of sidecarSubjects(event)) {
    const subjectKey = await keys.keyOf(subject, false);
    const opened = subjectKey === null ? null : openDetails(subjectKey, sealed, sidecarPlace(key.name, event.n));
    if (opened !== null) return opened.details;
  }
  return null;
}
