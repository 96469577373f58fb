import { beforeEach, expect, test, vi } from 'vitest';
import { importFiles, type ImportedFile } from '../../../electron/features/ingest/import-files.ts';
import { resumeImports } from '../../../electron/features/ingest/resume-imports.ts';
import { CloisterError } from '../../../electron/contract/failure.ts';
import type { ReadOutcome } from '../../../electron/contract/text.ts';
import type { IngestNeeds } from '../../../electron/features/ingest/needs.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import {
  event,
  matterId,
  sampleEvidence,
  sampleFinding,
  sampleMatter,
  samplePage,
} from '../../fakes/sample-records.ts';
import { ingestNeeds, watch, type Files } from './ingest-needs.ts';

let ledger: FakeLedger;
let needs: IngestNeeds;
let readOutcome: (text: string) => ReadOutcome;
let files: Files;

beforeEach(async () => {
  ledger = fakeLedger();
  files = { 'a.txt': 'The term is twelve months.', 'b.txt': 'Governed by the law of Iceland.' };
  readOutcome = (text) => ({ status: 'ok', pages: [samplePage(1, text)], problems: [] });
  needs = ingestNeeds(
    ledger,
    () => files,
    (text) => readOutcome(text),
  );
  await needs.record.addMatter(sampleMatter(), event(0));
});

const run = (): Promise<readonly ImportedFile[]> => importFiles({ matter: matterId(), paths: ['/in'] }, needs, watch());

test('every file ends as a ready document with findings, and each step is logged before it', async () => {
  const results = await run();
  expect(results.map(({ result, document }) => [result, document?.status])).toEqual([
    ['imported', 'ready'],
    ['imported', 'ready'],
  ]);
  expect(ledger.kinds().slice(0, 5)).toEqual([
    'document.received',
    'document.parsed',
    'document.classified',
    'index.updated',
    'document.extracted',
  ]);
  expect(await needs.record.findings(results[0]!.document!.id)).toHaveLength(1);
});

test('importing the same bytes again changes nothing', async () => {
  await run();
  const before = await needs.record.documents(matterId());
  const again = await run();
  expect(again.map(({ result }) => result)).toEqual(['known', 'known']);
  expect(await needs.record.documents(matterId())).toEqual(before);
});

test('importing the same bytes again is in the log as what it was', async () => {
  await run();
  const before = ledger.events.length;
  await run();
  const said = ledger.events.slice(before).map(({ kind, what }) => [kind, what.duplicate]);
  expect(said).toEqual([
    ['document.received', true],
    ['document.received', true],
  ]);
});

test('a bad file is named and the rest is imported', async () => {
  files = {
    'locked.txt': new CloisterError('unreadable'),
    'empty.txt': '',
    'big.txt': 'x'.repeat(2000),
    'good.txt': 'A good text.',
  };
  const results = await run();
  expect(
    Object.fromEntries(
      results.map(({ name, document, result }) => [name, [result, document?.outcome, document?.reason]]),
    ),
  ).toEqual({
    'locked.txt': ['refused', 'rejected', 'unreadable'],
    'empty.txt': ['refused', 'rejected', 'empty'],
    'big.txt': ['refused', 'limit', 'bytes'],
    'good.txt': ['imported', 'ok', null],
  });
});

test('a folder of 1,000 files of which 50 are bad: the 950 are ready, the 50 are named with their reasons, all are in the log', async () => {
  const bad = [new CloisterError('unreadable'), '', 'x'.repeat(2000), 'not a document', 'password'];
  files = Object.fromEntries(
    Array.from({ length: 1000 }, (_, n) => [
      `${String(n).padStart(4, '0')}.txt`,
      n % 20 === 7 ? bad[Math.floor(n / 20) % bad.length]! : `Clause ${String(n)}: the fee is ${String(n)} euros.`,
    ]),
  );
  for (const [name, text] of Object.entries(files))
    if (text === 'not a document' || text === 'password') files[name] = `${text} ${name}`;
  readOutcome = (text) => {
    if (text.startsWith('password')) return { status: 'needs-password' };
    if (text.startsWith('not a document')) return { status: 'rejected', reason: 'damaged', detail: 'no pages' };
    return { status: 'ok', pages: [samplePage(1, text)], problems: [] };
  };
  const results = await run();
  const outcomes = results.map(({ document }) => [document?.outcome, document?.reason].join(' '));
  const counts = Object.fromEntries(
    [...new Set(outcomes)].map((one) => [one, outcomes.filter((o) => o === one).length]),
  );
  expect(counts).toEqual({
    'ok ': 950,
    'rejected unreadable': 10,
    'rejected empty': 10,
    'limit bytes': 10,
    'rejected damaged': 10,
    'needs-password ': 10,
  });
  expect(await needs.record.unfinished()).toEqual([]);
  expect(ledger.kinds().filter((kind) => kind === 'document.rejected')).toHaveLength(50);
  expect(ledger.kinds().filter((kind) => kind === 'document.extracted')).toHaveLength(950);
});

test('a file of 2 GB is refused by its size, and not one byte of it is read', async () => {
  const read = vi.fn(needs.sources.read);
  const list = async () => ({ files: [{ path: '/in/disc.pdf', name: 'disc.pdf', bytes: 2 * 1024 ** 3 }], skipped: [] });
  needs = { ...needs, sources: { list, read } };
  const [refused] = await run();
  expect(refused).toMatchObject({ result: 'refused', document: { outcome: 'limit', reason: 'bytes' } });
  expect(read).not.toHaveBeenCalled();
});

test('a file that was locked is imported once it can be read, and the refusal is not repeated as a second row', async () => {
  files = { 'a.txt': new CloisterError('unreadable') };
  await run();
  await run();
  expect(await needs.record.documents(matterId())).toMatchObject([{ outcome: 'rejected', reason: 'unreadable' }]);
  files = { 'a.txt': 'Now it can be read.' };
  await run();
  expect(await needs.record.documents(matterId())).toMatchObject([{ outcome: 'ok', status: 'ready', reason: null }]);
});

test('a document that needs a password or recognition ends there, with its reason', async () => {
  readOutcome = () => ({ status: 'needs-password' });
  files = { 'a.pdf': 'x' };
  const [secret] = await run();
  expect(secret?.document).toMatchObject({ status: 'ready', outcome: 'needs-password', type: null });
  readOutcome = () => ({ status: 'ok', pages: [samplePage(1, '', { status: 'needs-ocr' })], problems: [] });
  files = { 'b.pdf': 'y' };
  const scanned = (await run()).at(-1);
  expect(scanned?.document).toMatchObject({ status: 'ready', outcome: 'needs-ocr' });
});

test('an import that stops at any step goes on at that step, and nothing is done twice', async () => {
  for (let stopAfter = 1; stopAfter <= 5; stopAfter += 1) {
    ledger = fakeLedger();
    needs = ingestNeeds(ledger, () => ({ 'a.txt': 'The term is twelve months.' }), readOutcome);
    await needs.record.addMatter(sampleMatter(), event(0));
    let left = stopAfter;
    const append = ledger.append;
    const failing = {
      ...needs,
      ledger: {
        ...ledger,
        append: async (...given: Parameters<typeof append>) => {
          if (left === 0) throw new CloisterError('log-unavailable');
          left -= 1;
          return append(...given);
        },
      },
    };
    const stopped = importFiles({ matter: matterId(), paths: ['/in'] }, failing, watch());
    if (stopAfter < 5) await expect(stopped).rejects.toMatchObject({ code: 'log-unavailable' });
    else await stopped;
    await resumeImports(await needs.record.unfinished(), needs, watch());
    await importFiles({ matter: matterId(), paths: ['/in'] }, needs, watch());
    const documents = await needs.record.documents(matterId());
    expect(documents.map(({ status }) => status)).toEqual(['ready']);
    const kinds = ledger.kinds();
    for (const kind of ['document.parsed', 'document.classified', 'index.updated', 'document.extracted'])
      expect(kinds.filter((one) => one === kind)).toHaveLength(1);
  }
});

test('a model that fails leaves the document where it was, and the others go on', async () => {
  let calls = 0;
  const classify = needs.steps.classify;
  needs = {
    ...needs,
    steps: {
      ...needs.steps,
      classify: (input) => {
        calls += 1;
        return calls === 1 ? Promise.reject(new CloisterError('model-failed')) : classify(input);
      },
    },
  };
  const results = await run();
  expect(results.map(({ result, failure, document }) => [result, failure, document?.status])).toEqual([
    ['failed', 'model-failed', 'read'],
    ['imported', null, 'ready'],
  ]);
  expect(ledger.kinds()).toContain('failure');
});

test('a cancelled import keeps what was finished', async () => {
  const stop = new AbortController();
  const stopping = importFiles(
    { matter: matterId(), paths: ['/in'] },
    needs,
    watch(stop.signal, ({ status }) => {
      if (status === 'ready') stop.abort();
    }),
  );
  await expect(stopping).rejects.toMatchObject({ code: 'cancelled' });
  expect((await needs.record.documents(matterId())).filter(({ status }) => status === 'ready')).toHaveLength(1);
});

test('a full disk stops the import before anything is kept', async () => {
  needs = { ...needs, freeDisk: async () => 10 };
  await expect(run()).rejects.toMatchObject({ code: 'disk-low' });
  expect(await needs.record.documents(matterId())).toEqual([]);
});

test('a found value whose quote does not stand in the text is never stored as found', async () => {
  needs = {
    ...needs,
    steps: {
      ...needs.steps,
      extract: async ({ document }) => {
        const { id: _id, version: _version, decision: _decision, ...draft } = sampleFinding();
        return {
          findings: [
            {
              ...draft,
              document: document.id,
              evidence: [sampleEvidence({ document: document.id, quote: 'never said' })],
            },
          ],
          runs: [],
        };
      },
    },
  };
  const [first] = await run();
  expect(await needs.record.findings(first!.document!.id)).toMatchObject([
    { status: 'not-attempted', value: null, evidence: [] },
  ]);
});

test('a closed matter takes nothing', async () => {
  const record = fakeRecordStore();
  await record.addMatter(sampleMatter({ state: 'closed' }), event(0));
  await expect(
    importFiles({ matter: matterId(), paths: ['/in'] }, { ...needs, record }, watch()),
  ).rejects.toMatchObject({ code: 'matter-locked' });
});
