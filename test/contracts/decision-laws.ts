/** What every record store must do with findings and decisions: part of its contract. */
import { expect } from 'vitest';
import type { RecordStore } from '../../electron/ports/record-store.ts';
import {
  documentId,
  event,
  findingId,
  sampleDecision,
  sampleDocument,
  sampleFinding,
  sampleMatter,
} from '../fakes/sample-records.ts';

type Law = readonly [sentence: string, work: (store: RecordStore) => Promise<void>];

export const decisionLaws: readonly Law[] = [
  ['a decision adds a version and the original stays', decisionAddsVersion],
  ['a decision about a version that is no longer the newest is stale', staleDecision],
  ['a decision that names another finding is refused', wrongDecision],
  ['a repeated extraction replaces findings until a person has decided one', replaceFindings],
  ['a field that a person decided stays whole while the others are replaced', keepsDecidedFields],
  ['findings come in the order they were put', findingOrder],
];

async function withDocument(store: RecordStore): Promise<void> {
  await store.addMatter(sampleMatter(), event(1));
  await store.putDocument(sampleDocument(), event(2));
}

async function decisionAddsVersion(store: RecordStore): Promise<void> {
  await withDocument(store);
  const original = sampleFinding();
  await store.putFindings(documentId(), [original], event(3));
  const { finding, decision } = sampleDecision(original);
  await store.addDecision(finding, decision, event(4));
  expect(await store.finding(findingId())).toEqual(finding);
  expect(await store.findings(documentId())).toEqual([finding]);
  expect(await store.findingVersions(findingId())).toEqual([original, finding]);
  expect(await store.decisions(findingId())).toEqual([decision]);
  expect(await store.decisionsOfDocument(documentId())).toEqual([decision]);
}

async function staleDecision(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.putFindings(documentId(), [sampleFinding()], event(3));
  const first = sampleDecision(sampleFinding(), 1);
  const second = sampleDecision(sampleFinding(), 2);
  await store.addDecision(first.finding, first.decision, event(4));
  await expect(store.addDecision(second.finding, second.decision, event(5))).rejects.toMatchObject({
    code: 'stale-version',
    subject: findingId(),
  });
  expect(await store.decisions(findingId())).toEqual([first.decision]);
}

async function wrongDecision(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.putFindings(documentId(), [sampleFinding()], event(3));
  const { finding, decision } = sampleDecision(sampleFinding());
  const other = { ...decision, finding: findingId(2) };
  await expect(store.addDecision(finding, other, event(4))).rejects.toMatchObject({ code: 'invalid' });
  const unknown = { ...finding, id: findingId(2) };
  await expect(store.addDecision(unknown, other, event(4))).rejects.toMatchObject({ code: 'not-found' });
}

async function replaceFindings(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.putFindings(documentId(), [sampleFinding()], event(3));
  const again = sampleFinding({ id: findingId(2) });
  await store.putFindings(documentId(), [again], event(4));
  expect(await store.findings(documentId())).toEqual([again]);
  const { finding, decision } = sampleDecision(again);
  await store.addDecision(finding, decision, event(5));
  await expect(store.putFindings(documentId(), [sampleFinding()], event(6))).rejects.toMatchObject({
    code: 'not-allowed',
    subject: again.field,
  });
  expect(await store.findings(documentId())).toEqual([finding]);
}

async function keepsDecidedFields(store: RecordStore): Promise<void> {
  await withDocument(store);
  const theirs = sampleFinding();
  const beside = sampleFinding({ id: findingId(2) });
  const other = sampleFinding({ id: findingId(3), field: 'notice-period' });
  await store.putFindings(documentId(), [theirs, beside, other], event(3));
  const { finding, decision } = sampleDecision(theirs);
  await store.addDecision(finding, decision, event(4));
  const anew = sampleFinding({ id: findingId(4), field: 'notice-period' });
  await store.putFindings(documentId(), [anew], event(5));
  const kept = await store.findings(documentId());
  expect(new Set(kept)).toEqual(new Set([finding, beside, anew]));
  expect(await store.findingVersions(theirs.id)).toEqual([theirs, finding]);
}

async function findingOrder(store: RecordStore): Promise<void> {
  await withDocument(store);
  const findings = [5, 2, 9, 1].map((n) => sampleFinding({ id: findingId(n) }));
  await store.putFindings(documentId(), findings, event(3));
  const { finding, decision } = sampleDecision(findings[1]!);
  await store.addDecision(finding, decision, event(4));
  expect((await store.findings(documentId())).map((one) => one.id)).toEqual([5, 2, 9, 1].map(findingId));
}
