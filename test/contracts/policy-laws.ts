/** What every record store must do for document policies. */
import { expect } from 'vitest';
import type { PolicyId } from '../../electron/contract/ids.ts';
import type { PolicyExample } from '../../electron/contract/policy.ts';
import type { RecordStore, StoredExample } from '../../electron/ports/record-store.ts';
import {
  documentId,
  event,
  findingId,
  matterId,
  sampleDecision,
  sampleDocument,
  sampleEvidence,
  sampleFinding,
  sampleMatter,
  sampleVector,
  sha256,
} from '../fakes/sample-records.ts';
import { eventsNamed } from './events-named.ts';

type Law = readonly [sentence: string, work: (store: RecordStore) => Promise<void>];

const policy = 'pol_00000000000000000001' as PolicyId;
const field = `policy:${policy}`;

export const policyLaws: readonly Law[] = [
  ['examples read back in the order they were added, with their vectors', examplesReadBack],
  ['an erased document takes its examples along, and those of a file stay', erasedWithDocument],
  ['an example that was taken back is gone', takenBack],
  ['what policies found is replaced, and what the import found is left alone', findingsReplaced],
  ['what a person decided about a policy’s finding stays', decidedStays],
  ['a finding of another field is refused', otherField],
];

async function withDocument(store: RecordStore): Promise<void> {
  await store.addMatter(sampleMatter(), event(1));
  await store.putDocument(sampleDocument(), event(2));
}

function example(n: number, changes: Partial<PolicyExample> = {}): StoredExample {
  const id = `pex_${String(n).padStart(20, '0')}` as PolicyExample['id'];
  const at = '2026-11-24T08:00:00.000Z' as PolicyExample['at'];
  return {
    example: {
      ...{ id, policy, label: 'yes', text: `words ${String(n)}`, group: 'g', source: null },
      from: 'file',
      byName: 'A',
      at,
      ...changes,
    },
    vector: n === 2 ? null : sampleVector(n, 384),
    model: sha256('minilm'),
  };
}

const fromDocument = { source: { matter: matterId(), evidence: sampleEvidence() }, from: 'mark' as const };

async function examplesReadBack(store: RecordStore): Promise<void> {
  await withDocument(store);
  const all = [example(1), example(2, { label: 'no' }), example(3, fromDocument)];
  await store.addPolicyExamples(all.slice(0, 1), event(3));
  await store.addPolicyExamples(all.slice(1), event(4));
  expect(await store.policyExamples(policy)).toEqual(all);
  expect(await store.policyExamples('pol_00000000000000000002' as PolicyId)).toEqual([]);
  expect(await eventsNamed(store)).toEqual([1, 2, 3, 4]);
}

async function erasedWithDocument(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.addPolicyExamples([example(1), example(3, fromDocument)], event(3));
  await store.eraseDocument(documentId(), event(4));
  expect((await store.policyExamples(policy)).map((one) => one.example.text)).toEqual(['words 1']);
}

async function takenBack(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.addPolicyExamples([example(1), example(2)], event(3));
  await store.erasePolicyExamples([example(1).example.id], event(4));
  expect((await store.policyExamples(policy)).map((one) => one.example.text)).toEqual(['words 2']);
  expect(await eventsNamed(store)).toContain(4);
}

const found = (n: number): ReturnType<typeof sampleFinding> => sampleFinding({ id: findingId(n), field });

async function findingsReplaced(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.putFindings(documentId(), [sampleFinding()], event(3));
  await store.putPolicyFindings(documentId(), [found(2), found(3)], event(4));
  await store.putPolicyFindings(documentId(), [found(4)], event(5));
  const ids = async (): Promise<readonly string[]> => (await store.findings(documentId())).map((one) => one.id);
  expect(await ids()).toEqual([findingId(1), findingId(4)]);
  await store.putFindings(documentId(), [sampleFinding({ id: findingId(5) })], event(6));
  expect([...(await ids())].sort()).toEqual([findingId(4), findingId(5)].sort());
}

async function decidedStays(store: RecordStore): Promise<void> {
  await withDocument(store);
  await store.putPolicyFindings(documentId(), [found(2), found(3)], event(4));
  const { finding, decision } = sampleDecision(found(2));
  await store.addDecision(finding, decision, event(90));
  await store.putPolicyFindings(documentId(), [found(6)], event(91));
  const ids = (await store.findings(documentId())).map((one) => one.id);
  expect([...ids].sort()).toEqual([findingId(2), findingId(6)].sort());
}

async function otherField(store: RecordStore): Promise<void> {
  await withDocument(store);
  await expect(store.putPolicyFindings(documentId(), [sampleFinding()], event(4))).rejects.toMatchObject({
    code: 'invalid',
  });
  expect(await eventsNamed(store)).not.toContain(4);
}
