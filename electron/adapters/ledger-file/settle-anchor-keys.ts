/** After the log has opened: tells when the file of trusted keys was altered, and seals one of an earlier version. */
import type { EventFilter } from '../../contract/audit.ts';
import type { TrustedKeys } from './anchor-keys.ts';
import { systemDraft } from './event-clock.ts';
import type { LedgerParts } from './ledger-parts.ts';
import { searchEntries } from './search-entries.ts';

/** Fails with `log-unavailable`. */
export async function settleAnchorKeys(parts: LedgerParts): Promise<void> {
  const { state, keys } = parts.anchors.found;
  if (state === 'altered') await alarm(parts, 'altered-anchor-keys', 0);
  if (state !== 'unsealed') return;
  const told = await toldKeys(parts);
  const kept = {
    witnesses: keys.witnesses.filter((key) => told.has(key)),
    timestamps: keys.timestamps.filter((key) => told.has(key)),
  };
  const dropped = count(keys) - count(kept);
  if (dropped > 0) await alarm(parts, 'untold-anchor-keys', dropped);
  await parts.anchors.replaceTrusted(kept);
}

function count({ witnesses, timestamps }: TrustedKeys): number {
  return witnesses.length + timestamps.length;
}

async function alarm({ queue }: LedgerParts, what: string, keys: number): Promise<void> {
  await queue.append(systemDraft('log.alarm', { class: what, keys }), null);
}

/** Keys that a person chose to trust: each choice is an entry. */
async function toldKeys({ openFile, segments, opened, committer }: LedgerParts): Promise<ReadonlySet<string>> {
  const told = new Set<string>();
  const size = committer.size();
  let before: number | null = null;
  for (;;) {
    const events = await searchEntries({ openFile, segments, tree: opened.journal.tree, size }, { ...choices, before });
    for (const { event } of events)
      for (const key of [event.what['anchor.witness'], event.what['anchor.certificate']])
        if (typeof key === 'string') told.add(key);
    before = events.at(-1)?.event.n ?? null;
    if (before === null || events.length < choices.limit) return told;
  }
}

const choices = {
  ...{ kinds: ['settings.changed'], matter: null, subject: null, since: null, until: null, limit: 500 },
} satisfies Omit<EventFilter, 'before'>;
