/** What every record store must do. Run on the fake and on the encrypted one. */
import { describe, expect, test } from 'vitest';
import type { RecordStore } from '../../electron/ports/record-store.ts';
import {
  answerId,
  chunkId,
  decisionId,
  documentId,
  event,
  findingId,
  matterId,
  runId,
  sampleAnswer,
  sampleChunk,
  sampleDecision,
  sampleDocument,
  sampleEvidence,
  sampleFinding,
  sampleMatter,
  samplePage,
  sampleRun,
  sampleUser,
  sampleVector,
  sha256,
} from '../fakes/sample-records.ts';
import { decisionLaws } from './decision-laws.ts';
import { eventsNamed } from './events-named.ts';
import { policyLaws } from './policy-laws.ts';

export function recordStoreContract(name: string, open: () => Promise<RecordStore>): void {
  const withStore = (work: (store: RecordStore) => Promise<void>) => async () => {
    const store = await open();
    try {
      await work(store);
    } finally {
      await store.close();
    }
  };
  describe(`${name} keeps documents`, () => {
    test('what was written is read back, equal in every field', withStore(everythingReadsBack));
    test('a new store is empty and says so without failing', withStore(emptyStore));
    test('putting the same document again changes nothing but its event', withStore(putAgain));
    test('the same file is found inside its matter and not from another one', withStore(byCommitment));
    test('an import that has not ended is listed until its status is ready', withStore(unfinished));
    test('a document cannot move to another matter', withStore(noMoving));
    test('parts of an unknown document are refused', withStore(unknownDocument));
    test('a chunk of another document or matter is refused', withStore(strayChunk));
    test('a second matter of the same name is refused', withStore(matterExists));
    test('a matter changes its state, and is erased with its answers once it is empty', withStore(matterErased));
    test('pages and chunks come in reading order and are replaced as a whole', withStore(replaceParts));
  });
  describe(`${name} keeps decisions`, () => {
    for (const [sentence, work] of decisionLaws) test(sentence, withStore(work));
  });
  describe(`${name} keeps policies`, () => {
    for (const [sentence, work] of policyLaws) test(sentence, withStore(work));
  });
  test(`${name} marks every finding as the machine made it, with what people decided`, withStore(marksFindings));
  describe(`${name} erases`, () => {
    test('an erased document is gone, with the answers that quote it', withStore(erases));
    test('erasing leaves other documents alone, and may be repeated', withStore(erasesOnlyOne));
  });
  describe(`${name} names events`, () => {
    test('every written row names the event that allowed it', withStore(namesEvents));
    test('what an extraction made is told from what people and later extractions made', withStore(tellsMadeBy));
    test('a refused write leaves no row and no event', withStore(refusedLeavesNothing));
  });
}

async function withDocument(store: RecordStore): Promise<void> {
  await store.addMatter(sampleMatter(), event(1));
  await store.putDocument(sampleDocument(), event(2));
}

async function everythingReadsBack(store: RecordStore): Promise<void> {
  await withDocument(store);
  const page = samplePage(1, 'The term is twelve months. Ünïcode 𝕏 and a NUL-free line.');
  const chunk = { chunk: sampleChunk(1, 'The term'), vector: sampleVector(1, 384), model: sha256('minilm') };
  const bare = { chunk: sampleChunk(2, 'bare'), vector: null, model: null };
  await store.addUser(sampleUser(), event(0));
  await store.putPages(documentId(), [page], event(3));
  await store.putChunks(documentId(), [chunk, bare], event(4));
  await store.putFindings(documentId(), [sampleFinding()], event(5));
  await store.addAnswer(sampleAnswer(), event(6));
  await store.addRuns([sampleRun(), sampleRun({ id: runId(2) })], event(7));
  await store.putSetting('theme', { name: 'dark' }, event(8));
  expect(await store.users()).toEqual([sampleUser()]);
  expect(await store.matters()).toEqual([sampleMatter()]);
  expect(await store.matter(matterId())).toEqual(sampleMatter());
  expect(await store.documents(matterId())).toEqual([sampleDocument()]);
  expect(await store.document(documentId())).toEqual(sampleDocument());
  expect(await store.pages(documentId())).toEqual([page]);
  expect(await store.page(documentId(), 1)).toEqual(page);
  expect(await store.chunks(documentId())).toEqual([chunk, bare]);
  expect(await store.chunksOfMatter(matterId())).toEqual([chunk, bare]);
  expect(await store.findings(documentId())).toEqual([sampleFinding()]);
  expect(await store.finding(findingId())).toEqual(sampleFinding());
  expect(await store.answers(matterId())).toEqual([sampleAnswer()]);
  expect(await store.answer(answerId())).toEqual(sampleAnswer());
  expect(await store.runs([runId(2), runId(9), runId(1)])).toEqual([sampleRun({ id: runId(2) }), sampleRun()]);
  expect(await store.setting('theme')).toEqual({ name: 'dark' });
}

async function emptyStore(store: RecordStore): Promise<void> {
  expect(await store.users()).toEqual([]);
  expect(await store.matters()).toEqual([]);
  expect(await store.matter(matterId())).toBeNull();
  expect(await store.document(documentId())).toBeNull();
  expect(await store.page(documentId(), 1)).toBeNull();
  expect(await store.finding(findingId())).toBeNull();
  expect(await store.findingVersions(findingId())).toEqual([]);
  expect(await store.answer(answerId())).toBeNull();
  expect(await store.setting('theme')).toBeNull();
  expect(await store.claims()).toEqual([]);
}

async function putAgain(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.putPages(documentId(), [samplePage(1, 'kept')], event(3));
  await store.putDocument(sampleDocument(), event(4));
  await store.putDocument(sampleDocument({ status: 'read', pages: 1 }), event(5));
  expect(await store.documents(matterId())).toEqual([sampleDocument({ status: 'read', pages: 1 })]);
  expect(await store.pages(documentId())).toEqual([samplePage(1, 'kept')]);
}

async function byCommitment(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.addMatter(sampleMatter({ id: matterId(2) }), event(3));
  const { commitment } = sampleDocument();
  expect(await store.documentByCommitment(matterId(), commitment)).toEqual(sampleDocument());
  expect(await store.documentByCommitment(matterId(2), commitment)).toBeNull();
}

async function unfinished(store: RecordStore): Promise<void> {
  await withDocument(store);
  expect(await store.unfinished()).toEqual([sampleDocument()]);
  await store.putDocument(sampleDocument({ status: 'ready', outcome: 'rejected', reason: 'damaged' }), event(3));
  expect(await store.unfinished()).toEqual([]);
}

async function noMoving(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.addMatter(sampleMatter({ id: matterId(2) }), event(3));
  const moved = sampleDocument({ matter: matterId(2) });
  await expect(store.putDocument(moved, event(4))).rejects.toMatchObject({ code: 'invalid' });
  await expect(store.putDocument(sampleDocument({ matter: matterId(3) }), event(4))).rejects.toMatchObject({
    code: 'not-found',
    subject: matterId(3),
  });
  expect(await store.documents(matterId(2))).toEqual([]);
}

async function unknownDocument(store: RecordStore): Promise<void> {
  const refusal = { code: 'not-found', subject: documentId() };
  await expect(store.putPages(documentId(), [], event(1))).rejects.toMatchObject(refusal);
  await expect(store.putChunks(documentId(), [], event(1))).rejects.toMatchObject(refusal);
  await expect(store.putFindings(documentId(), [], event(1))).rejects.toMatchObject(refusal);
}

async function strayChunk(store: RecordStore): Promise<void> {
  await withDocument(store);
  for (const change of [{ matter: matterId(2) }, { document: documentId(2) }]) {
    const stray = { chunk: sampleChunk(1, 'stray', change), vector: null, model: null };
    await expect(store.putChunks(documentId(), [stray], event(3))).rejects.toMatchObject({ code: 'invalid' });
  }
  expect(await store.chunks(documentId())).toEqual([]);
}

async function matterErased(store: RecordStore): Promise<void> {
  await withDocument(store);
  const held = sampleMatter({ state: 'held' });
  await store.putMatter(held, event(3));
  expect(await store.matter(matterId())).toEqual(held);
  await store.addAnswer(sampleAnswer({ sentences: [] }), event(4));
  await expect(store.eraseMatter(matterId(), event(5))).rejects.toMatchObject({ code: 'invalid' });
  await store.eraseDocument(documentId(), event(6));
  await store.eraseMatter(matterId(), event(7));
  expect(await store.matters()).toEqual([]);
  expect(await store.answers(matterId())).toEqual([]);
  await expect(store.putMatter(held, event(8))).rejects.toMatchObject({ code: 'not-found' });
}

async function matterExists(store: RecordStore): Promise<void> {
  await store.addMatter(sampleMatter({ name: 'Same' }), event(1));
  const second = sampleMatter({ id: matterId(2), name: 'Same' });
  await expect(store.addMatter(second, event(2))).rejects.toMatchObject({ code: 'matter-exists' });
}

async function replaceParts(store: RecordStore): Promise<void> {
  await withDocument(store);
  const pages = [samplePage(1, 'one'), samplePage(2, 'two'), samplePage(3, 'three')] as const;
  await store.putPages(documentId(), pages, event(3));
  await store.putPages(documentId(), [pages[2], pages[0]], event(4));
  expect((await store.pages(documentId())).map((page) => page.n)).toEqual([1, 3]);
  const chunks = [3, 1, 2].map((n) => ({ chunk: sampleChunk(n, `chunk ${n}`), vector: null, model: null }));
  await store.putChunks(documentId(), chunks, event(5));
  await store.putChunks(documentId(), chunks.slice(0, 2), event(6));
  expect((await store.chunks(documentId())).map(({ chunk }) => chunk.id)).toEqual([chunkId(1), chunkId(3)]);
}

async function marksFindings(store: RecordStore): Promise<void> {
  await withDocument(store);
  const made = sampleFinding({ confidence: { raw: 0.8, probability: null, samples: 0, maker: 'rules/term' } });
  await store.putFindings(documentId(), [made], event(3));
  const mark = {
    ...{ document: documentId(), receivedAt: sampleDocument().receivedAt, field: made.field },
    ...{ specialist: made.specialist, maker: 'rules/term', raw: 0.8, status: made.status },
  };
  expect(await store.findingMarks()).toEqual([{ ...mark, judged: null }]);
  const corrected = sampleDecision(made);
  await store.addDecision(corrected.finding, corrected.decision, event(4));
  expect(await store.findingMarks()).toEqual([{ ...mark, judged: 'overridden' }]);
  await store.eraseDocument(documentId(), event(5));
  expect(await store.findingMarks()).toEqual([]);
}

async function erases(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.putPages(documentId(), [samplePage(1, 'secret')], event(3));
  await store.putChunks(documentId(), [{ chunk: sampleChunk(1, 'secret'), vector: null, model: null }], event(4));
  await store.putFindings(documentId(), [sampleFinding()], event(5));
  const { finding, decision } = sampleDecision(sampleFinding());
  await store.addDecision(finding, decision, event(6));
  await store.addAnswer(sampleAnswer(), event(7));
  await store.addAnswer(sampleAnswer({ id: answerId(2), sentences: [], nearest: [sampleEvidence()] }), event(8));
  await store.addAnswer(sampleAnswer({ id: answerId(3), sentences: [], document: documentId() }), event(9));
  await store.eraseDocument(documentId(), event(10));
  expect(await store.document(documentId())).toBeNull();
  expect(await store.pages(documentId())).toEqual([]);
  expect(await store.chunks(documentId())).toEqual([]);
  expect(await store.findingVersions(findingId())).toEqual([]);
  expect(await store.decisions(findingId())).toEqual([]);
  expect(await store.answers(matterId())).toEqual([]);
  expect(await eventsNamed(store)).toEqual([1, 10]);
}

async function erasesOnlyOne(store: RecordStore): Promise<void> {
  await withDocument(store);
  const other = sampleDocument({ id: documentId(2) });
  const answer = sampleAnswer({
    id: answerId(2),
    sentences: [],
    nearest: [sampleEvidence({ document: documentId(2) })],
  });
  await store.putDocument(other, event(3));
  await store.putPages(documentId(2), [samplePage(1, 'kept')], event(4));
  await store.addAnswer(answer, event(5));
  await store.eraseDocument(documentId(), event(6));
  await store.eraseDocument(documentId(), event(7));
  expect(await store.documents(matterId())).toEqual([other]);
  expect(await store.pages(documentId(2))).toEqual([samplePage(1, 'kept')]);
  expect(await store.answers(matterId())).toEqual([answer]);
}

async function namesEvents(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.putPages(documentId(), [samplePage(1, 'text')], event(14));
  await store.putFindings(documentId(), [sampleFinding()], event(5));
  await store.addRuns([sampleRun(), sampleRun({ id: runId(2) })], event(6));
  await store.putSetting('theme', 'dark', event(7));
  expect([...(await store.claims())].sort((a, b) => a.event - b.event)).toEqual([
    { table: 'matter', key: matterId(), event: 1, rows: 1 },
    { table: 'document', key: documentId(), event: 2, rows: 1 },
    { table: 'finding', key: documentId(), event: 5, rows: 1 },
    { table: 'run', key: '6', event: 6, rows: 2 },
    { table: 'setting', key: 'theme', event: 7, rows: 1 },
    { table: 'page', key: documentId(), event: 14, rows: 1 },
  ]);
}

/** A person's version names its own event, and what the machine made stays findable under the event that made it. */
async function tellsMadeBy(store: RecordStore): Promise<void> {
  await withDocument(store);
  const made = [sampleFinding(), sampleFinding({ id: findingId(2), field: 'rent' })];
  await store.putFindings(documentId(), made, event(5));
  const { finding, decision } = sampleDecision(sampleFinding());
  await store.addDecision(finding, decision, event(6));
  await store.putFindings(documentId(), [sampleFinding({ id: findingId(3), field: 'rent' })], event(7));
  expect((await store.findingsMadeBy(documentId(), event(5))).map(({ id }) => id)).toEqual([findingId()]);
  expect((await store.findingsMadeBy(documentId(), event(7))).map(({ id }) => id)).toEqual([findingId(3)]);
  expect((await store.claims()).filter(({ event: n }) => n === 6)).toEqual([
    { table: 'version', key: `${findingId()} 2`, event: 6, rows: 1 },
    { table: 'decision', key: decisionId(), event: 6, rows: 1 },
  ]);
}

async function refusedLeavesNothing(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.addRuns([sampleRun()], event(3));
  const repeated = [sampleRun({ id: runId(2) }), sampleRun()];
  await expect(store.addRuns(repeated, event(4))).rejects.toMatchObject({ code: 'invalid' });
  await expect(store.addAnswer(sampleAnswer({ matter: matterId(7) }), event(5))).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(await store.runs([runId(2)])).toEqual([]);
  expect(await eventsNamed(store)).toEqual([1, 2, 3]);
}
