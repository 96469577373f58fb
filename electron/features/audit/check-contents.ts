/** Holds what the record says against what the entries of the log committed to when it was written. */
import type { AnswerId, DocumentId, EventIndex, FindingId, MatterId } from '../../contract/ids.ts';
import type { Committed } from '../../core/completeness/commitments-of.ts';
import { findingsDigest, quotesDigest } from '../../core/events/findings-digest.ts';
import { stableJson } from '../../core/events/stable-json.ts';
import { toHex, toUtf8 } from '../../core/ledger/bytes.ts';
import { sha256 } from '../../core/ledger/hash.ts';
import type { RecordReader } from '../../ports/record-store.ts';
import type { Committer } from '../../ports/vault.ts';

export interface ContentNeeds {
  readonly record: RecordReader;
  readonly committer: Pick<Committer, 'commit'>;
}

/** False when the record holds something else than was committed to. What is gone, or was replaced since, is not judged here. */
export async function isAsCommitted(committed: Committed, needs: ContentNeeds): Promise<boolean> {
  const stored = await storedText(committed, needs.record);
  if (stored === null) return true;
  if (committed.of === 'bytes') return stored === committed.commitment;
  const { commitment, matter, of } = committed;
  return needs.committer.commit(matter as MatterId, typeOf[of], stored) === commitment;
}

/** The types under which features commit. */
const typeOf = {
  text: 'text',
  findings: 'findings',
  quotes: 'quotes',
  before: 'finding-value',
  after: 'finding-value',
} as const;

/** What the commitment was made over, from the record as it is now. Null when it is not there. */
async function storedText({ of, id, decision, event }: Committed, record: RecordReader): Promise<string | null> {
  switch (of) {
    case 'bytes':
      return (await record.document(id as DocumentId))?.commitment ?? null;
    case 'text':
      return textOf(id as DocumentId, record);
    case 'findings':
      return findingsOf(id as DocumentId, event as EventIndex, record);
    case 'quotes': {
      const answer = await record.answer(id as AnswerId);
      return answer === null ? null : quotesDigest(answer);
    }
    case 'before':
    case 'after':
      return valueOf(of, id as FindingId, decision, record);
  }
}

/** The digests of the pages, each made anew from its text. */
async function textOf(document: DocumentId, record: RecordReader): Promise<string | null> {
  const pages = await record.pages(document);
  return pages.length === 0 ? null : pages.map(({ text }) => toHex(sha256(toUtf8(text)))).join();
}

async function findingsOf(document: DocumentId, event: EventIndex, record: RecordReader): Promise<string | null> {
  if ((await record.document(document)) === null) return null;
  return findingsDigest(await record.findingsMadeBy(document, event));
}

/** A decision keeps both values, and the version that it made holds the second. */
async function valueOf(
  of: 'before' | 'after',
  finding: FindingId,
  decision: string | null,
  record: RecordReader,
): Promise<string | null> {
  const one = (await record.decisions(finding)).find(({ id }) => id === decision);
  if (one === undefined) return null;
  const made = (await record.findingVersions(finding)).find((version) => version.decision === one.id);
  const isSame = of === 'before' || stableJson(made?.value ?? null) === stableJson(one.after);
  return isSame ? stableJson(one[of]) : 'the version differs from its decision';
}
