/** A vault in memory with two matters, some contracts and the fakes that policies need. */
import type { DocumentId, MatterId } from '../../../electron/contract/ids.ts';
import { chunkPages } from '../../../electron/core/text/chunk-pages.ts';
import type { PolicyNeeds } from '../../../electron/features/policies/needs.ts';
import { fakeClock, fakeNewId } from '../../fakes/fake-clock.ts';
import { packs } from '../../../electron/packs/index.ts';
import { fakeEmbedder } from '../../fakes/fake-embedder.ts';
import { fakeLedger, type FakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import {
  documentId,
  event,
  matterId,
  sampleDocument,
  sampleMatter,
  samplePage,
  sampleUser,
} from '../../fakes/sample-records.ts';

export interface PolicyWorld extends PolicyNeeds {
  readonly ledger: FakeLedger;
}

const guarantee = (n: number): string =>
  `Personal guarantee. The director number ${String(n)} personally guarantees every debt of the company, without limit, and waives all defences of a guarantor. `.repeat(
    4,
  );
const rent = (n: number): string =>
  `Rent. The tenant of unit ${String(n)} pays the rent on the first day of each month by bank transfer to the account that the landlord names. `.repeat(
    4,
  );
const notices = (n: number): string =>
  `Notices. Every notice under section ${String(n)} is given in writing and takes effect when it reaches the address of the other party. `.repeat(
    4,
  );

/** The text of a contract with one passage that breaks the policy, between two that do not. */
export const contract = (n: number): string => [rent(n), guarantee(n), notices(n)].join('\n\n');
export const harmless = (n: number): string => [rent(n), notices(n)].join('\n\n');

/** Examples as a file has them: 12 of each kind. */
export const exampleLines = Array.from({ length: 24 }, (_, n) => ({
  text: n % 2 === 0 ? guarantee(100 + n) : n % 4 === 1 ? rent(100 + n) : notices(100 + n),
  label: n % 2 === 0 ? 'yes' : 'no',
  document: `contract ${String(n % 6)}`,
}));

export const asked = {
  name: 'No personal guarantee',
  describes: 'a director personally guarantees debts',
  blocksExport: true,
  falseAlarmLimit: 0.1,
};

export async function policyWorld(): Promise<PolicyWorld> {
  const record = fakeRecordStore();
  const user = sampleUser();
  await record.addMatter(sampleMatter(), event(1));
  await record.addMatter(sampleMatter({ id: matterId(2) }), event(2));
  const world: PolicyWorld = {
    ...{ record, ledger: fakeLedger(), embedder: fakeEmbedder(384), clock: fakeClock(), newId: fakeNewId(), user },
    actor: { user: user.id, role: 'reviewer', auth: 'passphrase' },
    packs,
  };
  for (let n = 1; n <= 6; n += 1)
    await addDocument(documentId(n), matterId(n <= 4 ? 1 : 2), n % 2 === 1 ? contract(n) : harmless(n), world);
  for (let n = 7; n <= 20; n += 1) await addDocument(documentId(n), matterId(2), harmless(n), world);
  return world;
}

async function addDocument(
  id: DocumentId,
  matter: MatterId,
  text: string,
  { record, embedder, newId }: PolicyWorld,
): Promise<void> {
  await record.putDocument(sampleDocument({ id, matter, name: `${id}.txt`, status: 'ready', pages: 1 }), event(3));
  const page = samplePage(1, text);
  await record.putPages(id, [page], event(3));
  const chunks = chunkPages([page], { matter, document: id, newId });
  const vectors = await embedder.embed(chunks.map((chunk) => chunk.text));
  const stored = chunks.map((chunk, n) => ({ chunk, vector: vectors[n] ?? null, model: embedder.model.sha256 }));
  await record.putChunks(id, stored, event(3));
}
