import { beforeEach, expect, test } from 'vitest';
import { importFiles } from '../../../electron/features/ingest/import-files.ts';
import type { IngestNeeds } from '../../../electron/features/ingest/needs.ts';
import { requeueStale } from '../../../electron/features/ingest/requeue-stale.ts';
import { resumeImports } from '../../../electron/features/ingest/resume-imports.ts';
import { retryDocument } from '../../../electron/features/library/retry-document.ts';
import type { DocumentId } from '../../../electron/contract/ids.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';
import { documentId, event, matterId, sampleDecision, sampleMatter, samplePage } from '../../fakes/sample-records.ts';
import { ingestNeeds, watch } from './ingest-needs.ts';

let ledger: FakeLedger;
let needs: IngestNeeds;

beforeEach(async () => {
  ledger = fakeLedger();
  needs = ingestNeeds(
    ledger,
    () => ({ 'a.txt': 'The term is twelve months.' }),
    (text) => ({ status: 'ok', pages: [samplePage(1, text)], problems: [] }),
  );
  await needs.record.addMatter(sampleMatter(), event(0));
});

async function importOne(): Promise<DocumentId> {
  const [first] = await importFiles({ matter: matterId(), paths: ['/in'] }, needs, watch());
  return first!.document!.id;
}

test('a document that is read again keeps what a person decided and renews the rest', async () => {
  const extract = needs.steps.extract;
  needs = {
    ...needs,
    steps: {
      ...needs.steps,
      extract: async (input) => {
        const { findings, runs } = await extract(input);
        return { findings: [...findings, ...findings.map((one) => ({ ...one, field: 'notice-period' }))], runs };
      },
    },
  };
  const id = await importOne();
  const [first, other] = await needs.record.findings(id);
  const { finding, decision } = sampleDecision(first!);
  await needs.record.addDecision(finding, decision, event(100));
  const again = await retryDocument(id, needs);
  await resumeImports([again], needs, watch());
  const after = await needs.record.findings(id);
  expect(after[0]).toEqual(finding);
  expect(after.map(({ field }) => field)).toEqual([first!.field, 'notice-period']);
  expect(after[1]!.id).not.toBe(other!.id);
  expect(await needs.record.document(id)).toMatchObject({ status: 'ready', outcome: 'ok' });
  expect(await needs.vectors.count()).toBe((await needs.record.chunks(id)).length);
});

test('a document whose vectors are of another embedder is indexed again, and says so in the log', async () => {
  const id = await importOne();
  const before = ledger.kinds().length;
  const queued = await requeueStale([id], needs);
  expect(queued).toMatchObject([{ id, status: 'read' }]);
  expect(await needs.record.unfinished()).toHaveLength(1);
  await resumeImports(queued, needs, watch());
  expect(ledger.kinds().slice(before)).toEqual(['index.updated', 'index.updated', 'document.extracted']);
  expect(await needs.vectors.count()).toBe((await needs.record.chunks(id)).length);
  expect(await requeueStale([documentId(99)], needs)).toEqual([]);
});
