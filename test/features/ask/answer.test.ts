import { beforeEach, expect, test } from 'vitest';
import { createCommitter } from '../../../electron/adapters/vault/create-committer.ts';
import type { Answer, AnswerSentence } from '../../../electron/contract/answer.ts';
import type { DocumentId, MatterId } from '../../../electron/contract/ids.ts';
import { answer } from '../../../electron/features/ask/answer.ts';
import { findEveryMention } from '../../../electron/features/ask/find-every-mention.ts';
import type { AskNeeds } from '../../../electron/features/ask/needs.ts';
import { topicReader } from '../../../electron/features/ask/topic-reader.ts';
import { chunkPages } from '../../../electron/core/text/chunk-pages.ts';
import { contentOverlap } from '../../../electron/core/text/content-overlap.ts';
import { fakeClock, fakeNewId } from '../../fakes/fake-clock.ts';
import { fakeEmbedder } from '../../fakes/fake-embedder.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import { fakeVectorStore } from '../../fakes/fake-vector-store.ts';
import { documentId, event, matterId, sampleDocument, sampleMatter, samplePage } from '../../fakes/sample-records.ts';

const contract = `1. Term. This Agreement runs for a period of three years from the effective date and then ends.

2. Governing law. This Agreement is governed by the laws of the State of Vermont, without regard to conflicts.

3. Notices. Every notice must be given in writing and sent by courier to the address of the receiving party.`;

let ledger: FakeLedger;
let needs: AskNeeds;
let newId: ReturnType<typeof fakeNewId>;

beforeEach(async () => {
  ledger = fakeLedger();
  newId = fakeNewId();
  needs = {
    record: fakeRecordStore(),
    ledger,
    committer: createCommitter(new Uint8Array(32)),
    embedder: fakeEmbedder(64),
    vectors: fakeVectorStore(64),
    topics: null,
    judge: {
      specialist: 'fake-judge',
      judge: async (question, passage) => ({ probability: contentOverlap(question, passage), mass: 1 }),
    },
    gate: { threshold: 0.6, support: ({ judge }) => judge },
    runs: { take: () => [] },
    clock: fakeClock(),
    newId,
    actor: { user: 'u', role: 'reviewer', auth: 'passphrase' },
  };
  await needs.record.addMatter(sampleMatter(), event(0));
  await needs.record.addMatter(sampleMatter({ id: matterId(2) }), event(1));
});

async function add(
  matter: MatterId,
  document: DocumentId,
  text: string,
  status: 'ok' | 'needs-ocr' = 'ok',
): Promise<void> {
  const pages = [samplePage(1, text, { status })];
  await needs.record.putDocument(
    sampleDocument({ id: document, matter, status: 'ready', pages: 1, name: `${document}.txt` }),
    event(2),
  );
  await needs.record.putPages(document, pages, event(3));
  const chunks = chunkPages(pages, { matter, document, newId });
  const vectors = await needs.embedder.embed(chunks.map((chunk) => chunk.text));
  const stored = chunks.map((chunk, index) => ({ chunk, vector: vectors[index]!, model: needs.embedder.model.sha256 }));
  await needs.record.putChunks(document, stored, event(4));
  await needs.vectors.put(stored);
}

const shown: AnswerSentence[] = [];
function ask(
  text: string,
  matter = matterId(),
  document: DocumentId | null = null,
  signal = new AbortController().signal,
): Promise<Answer> {
  shown.length = 0;
  return answer({ matter, document, text }, needs, { signal, onSentence: (sentence) => shown.push(sentence) });
}

test('an answer is a sentence of the document with its place, streamed and then recorded', async () => {
  await add(matterId(), documentId(), contract);
  const made = await ask('Which laws govern this agreement?');
  expect(made.abstained).toBeNull();
  expect(made.sentences[0]?.text).toContain('laws of the State of Vermont');
  const [citation] = made.sentences[0]!.citations;
  expect(contract.slice(citation!.span.start, citation!.span.end)).toBe(citation!.quote);
  expect(shown).toEqual(made.sentences);
  expect(await needs.record.answers(matterId())).toEqual([made]);
  expect(ledger.kinds()).toEqual(['question.asked', 'question.answered']);
});

test('a question that nothing carries is refused and offers the nearest passages, each located', async () => {
  await add(matterId(), documentId(), contract);
  const made = await ask('Which bank holds the escrow account?');
  expect(made).toMatchObject({ sentences: [], abstained: 'not-enough-support' });
  expect(made.nearest.length).toBeGreaterThan(0);
  for (const { quote, span } of made.nearest) expect(contract.slice(span.start, span.end)).toBe(quote);
});

test('a quote that exists only in another matter is not evidence', async () => {
  await add(matterId(2), documentId(2), 'The fee is 900 euros for each month of service.');
  const made = await ask('What is the fee for each month?');
  expect(made).toMatchObject({ sentences: [], abstained: 'empty-matter', nearest: [] });
});

test('a question in a matter whose pages nobody could read says so', async () => {
  await needs.record.putDocument(sampleDocument({ status: 'ready', outcome: 'needs-ocr' }), event(2));
  await needs.record.putPages(documentId(), [samplePage(1, '', { status: 'needs-ocr' })], event(3));
  const made = await ask('What is the fee?');
  expect(made).toMatchObject({ abstained: 'nothing-readable', coverage: { pagesSearched: 0, pagesTotal: 1 } });
  expect(made.coverage.unreadable).toEqual([{ document: documentId(), page: 1 }]);
});

test('pages of a document that is not indexed yet are counted and not called searched', async () => {
  await add(matterId(), documentId(1), contract);
  await needs.record.putDocument(sampleDocument({ id: documentId(2), status: 'read' }), event(5));
  await needs.record.putPages(documentId(2), [samplePage(1, 'Still being indexed.')], event(6));
  const made = await ask('Which laws govern this agreement?');
  expect(made.coverage).toMatchObject({ documents: 2, pagesSearched: 1, pagesTotal: 2, unreadable: [] });
});

test('a passage of the kind that the question names is read by the judge before passages that share more words', async () => {
  const rent = Array.from(
    { length: 12 },
    (_, n) =>
      `${String(n + 1)}. Rent. The rent review of rent follows rent rule ${String(n)}, which lists every rent in the rent schedule of the annex.`,
  );
  const kind =
    '13. Seat. Disputes are heard in Rutland under the code of that place and no other code of any place applies.';
  await add(matterId(), documentId(), [...rent, kind].join('\n\n'));
  const read: string[] = [];
  const { judge } = needs.judge;
  const reading = async (...given: Parameters<typeof judge>): ReturnType<typeof judge> => {
    read.push(given[1]);
    return judge(...given);
  };
  needs = { ...needs, judge: { ...needs.judge, judge: reading } };
  await ask('Which rent rule governs rent?');
  expect(read[0]).toContain('Rent');
  read.length = 0;
  const scores = (text: string) => [{ label: 'law', probability: text.includes('Rutland') ? 0.9 : 0 }];
  needs = { ...needs, topics: topicReader({ law: 'governs law', rent: 'rent' }, scores) };
  await ask('Which rent rule governs rent?');
  expect(read[0]).toContain('Rutland');
});

test('an answer about one document cites that document only', async () => {
  await add(matterId(), documentId(1), contract);
  await add(matterId(), documentId(2), contract.replace('Vermont', 'Oregon'));
  const made = await ask('Which laws govern this agreement?', matterId(), documentId(2));
  expect(made.sentences.flatMap(({ citations }) => citations.map(({ document }) => document))).toEqual([documentId(2)]);
  expect(made.coverage.documents).toBe(1);
});

test('when the log refuses, nothing is asked and nothing is shown', async () => {
  await add(matterId(), documentId(), contract);
  ledger.refuse();
  await expect(ask('Which laws govern this agreement?')).rejects.toMatchObject({ code: 'log-unavailable' });
  expect(shown).toEqual([]);
});

test('the words of a question do not stand in the log', async () => {
  await ask('Does Vermont appear?');
  expect(JSON.stringify(ledger.events)).not.toContain('Vermont');
});

test('every mention is found, not the best ten, and only in this matter', async () => {
  await add(
    matterId(),
    documentId(1),
    Array.from({ length: 40 }, (_, n) => `Clause ${String(n)} names the Vendor twice: vendor.`).join('\n\n'),
  );
  await add(matterId(2), documentId(2), 'The Vendor of another matter.');
  const { record, committer, actor } = needs;
  const found = await findEveryMention({ matter: matterId(), text: 'vendor' }, { record, ledger, committer, actor });
  expect(found.mentions).toHaveLength(80);
  expect(new Set(found.mentions.map(({ evidence }) => evidence.document))).toEqual(new Set([documentId(1)]));
  expect(ledger.events.map(({ kind, what }) => [kind, what.mentions])).toEqual([['mentions.searched', 80]]);
  expect(JSON.stringify(ledger.events)).not.toContain('vendor');
});
