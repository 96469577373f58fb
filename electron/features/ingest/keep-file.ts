/** Takes one source file into the vault: known bytes change nothing, unreadable ones are named, the rest is kept. */
import type { DocumentRecord } from '../../contract/document.ts';
import { CloisterError } from '../../contract/failure.ts';
import { DocumentId, type Commitment, type MatterId } from '../../contract/ids.ts';
import type { Problem } from '../../contract/text.ts';
import { eventDraft } from '../../core/events/event-draft.ts';
import { detectKind } from '../../core/text/detect-kind.ts';
import type { SourceFile } from '../../ports/source-files.ts';
import type { IngestNeeds } from './needs.ts';

/** Bytes of free disk that an import leaves untouched, so that the log and the record can still be written. */
const diskReserve = 1024 ** 3;

export type Kept = { readonly is: 'new' | 'unfinished' | 'known' | 'refused'; readonly document: DocumentRecord };

/** Rows that only say why a file could not be kept, by file name: the file takes the place of its row once it can. */
export type RefusedRows = ReadonlyMap<string, DocumentRecord>;

export interface Place {
  readonly matter: MatterId;
  readonly refused: RefusedRows;
}

/** `known`: the same bytes are in this matter already and done. `refused`: kept nothing, but a row says why.
 *  Fails with `disk-low`, `log-unavailable`. */
export async function keepFile(file: SourceFile, place: Place, needs: IngestNeeds): Promise<Kept> {
  if (file.bytes > needs.limits.maxBytes) return refuse(file, place, 'limit', 'bytes', needs);
  if (file.bytes === 0) return refuse(file, place, 'rejected', 'empty', needs);
  await checkDisk(file.bytes, needs);
  const bytes = await readSource(file, needs);
  if (bytes === null) return refuse(file, place, 'rejected', 'unreadable', needs);
  const commitment = needs.committer.commit(place.matter, 'document', bytes);
  const existing = await needs.record.documentByCommitment(place.matter, commitment);
  if (existing !== null) return known(existing, bytes, needs);
  return keep(file, bytes, commitment, place, needs);
}

/** Read once per import: a folder of thousands of files would otherwise read all rows for each of them. */
export async function refusedRows(
  matter: MatterId,
  { record, files }: Pick<IngestNeeds, 'record' | 'files'>,
): Promise<RefusedRows> {
  const rows = new Map<string, DocumentRecord>();
  for (const document of await record.documents(matter)) {
    const wasRefused = document.outcome === 'rejected' || document.outcome === 'limit';
    if (wasRefused && !(await files.has(document.id))) rows.set(document.name, document);
  }
  return rows;
}

async function checkDisk(bytes: number, { freeDisk }: IngestNeeds): Promise<void> {
  if ((await freeDisk()) < diskReserve + bytes * 2) throw new CloisterError('disk-low');
}

async function readSource(file: SourceFile, { sources }: IngestNeeds): Promise<Uint8Array | null> {
  try {
    return await sources.read(file);
  } catch (error) {
    if (error instanceof CloisterError && error.code === 'unreadable') return null;
    throw error;
  }
}

async function known(document: DocumentRecord, bytes: Uint8Array, needs: IngestNeeds): Promise<Kept> {
  if (document.status === 'ready') {
    await needs.ledger.append(
      eventDraft('document.received', needs.actor, {
        purpose: 'import',
        matter: document.matter,
        what: { document: document.id, duplicate: true },
      }),
    );
    return { is: 'known', document };
  }
  if (!(await needs.files.has(document.id))) await needs.files.keep(document.id, bytes);
  return { is: 'unfinished', document };
}

async function keep(
  file: SourceFile,
  bytes: Uint8Array,
  commitment: Commitment,
  { matter, refused }: Place,
  needs: IngestNeeds,
): Promise<Kept> {
  const { kind, problems } = detectKind(file.name, bytes);
  const fresh = newDocument(file, matter, commitment, needs, { kind, problems });
  const document = { ...fresh, id: refused.get(fresh.name)?.id ?? fresh.id };
  const receipt = await needs.ledger.append(
    eventDraft('document.received', needs.actor, {
      purpose: 'import',
      matter,
      what: { document: document.id, kind, bytes: bytes.length, commitment, duplicate: false },
    }),
    { name: file.name },
  );
  await needs.files.keep(document.id, bytes);
  await needs.record.putDocument(document, receipt.index);
  return { is: 'new', document };
}

async function refuse(
  file: SourceFile,
  { matter, refused }: Place,
  outcome: 'rejected' | 'limit',
  reason: NonNullable<DocumentRecord['reason']>,
  needs: IngestNeeds,
): Promise<Kept> {
  const { kind } = detectKind(file.name, new Uint8Array());
  const commitment = needs.committer.commit(matter, 'refused', `${file.name}\n${String(file.bytes)}\n${reason}`);
  const fresh = newDocument(file, matter, commitment, needs, { kind, problems: [] });
  const document: DocumentRecord = {
    ...(refused.get(fresh.name) ?? fresh),
    bytes: file.bytes,
    status: 'ready',
    outcome,
    reason,
  };
  const receipt = await needs.ledger.append(
    eventDraft('document.rejected', needs.actor, {
      purpose: 'import',
      matter,
      what: { document: document.id, outcome, reason, bytes: file.bytes },
    }),
    { name: file.name },
  );
  await needs.record.putDocument(document, receipt.index);
  return { is: 'refused', document };
}

function newDocument(
  file: SourceFile,
  matter: MatterId,
  commitment: Commitment,
  { newId, clock }: IngestNeeds,
  { kind, problems }: { readonly kind: DocumentRecord['kind']; readonly problems: readonly Problem[] },
): DocumentRecord {
  return {
    id: DocumentId.parse(newId('doc')),
    matter,
    name: file.name.slice(0, 400),
    kind,
    bytes: file.bytes,
    commitment,
    receivedAt: clock.now(),
    parent: null,
    status: 'kept',
    outcome: 'ok',
    reason: null,
    type: null,
    pages: 0,
    problems: [...problems],
    replaces: null,
  };
}
