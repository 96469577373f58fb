import { createCommitter } from '../../../electron/adapters/vault/create-committer.ts';
import type { DocumentRecord } from '../../../electron/contract/document.ts';
import type { CloisterError } from '../../../electron/contract/failure.ts';
import type { ReadOutcome } from '../../../electron/contract/text.ts';
import type { IngestNeeds, IngestWatch } from '../../../electron/features/ingest/needs.ts';
import { fakeClock, fakeNewId } from '../../fakes/fake-clock.ts';
import { fakeEmbedder } from '../../fakes/fake-embedder.ts';
import { fakeFileVault } from '../../fakes/fake-file-vault.ts';
import type { FakeLedger } from '../../fakes/fake-ledger.ts';
import { fakeRecordStore } from '../../fakes/fake-record-store.ts';
import { fakeVectorStore } from '../../fakes/fake-vector-store.ts';
import { sampleEvidence, sampleFinding } from '../../fakes/sample-records.ts';

export type Files = Record<string, string | CloisterError>;

/** Everything an import needs, with fakes: `current` gives the folder (a failure stands for a file that cannot be read), `outcome` what reading comes to. */
export function ingestNeeds(
  ledger: FakeLedger,
  current: () => Files,
  outcome: (text: string) => ReadOutcome,
): IngestNeeds {
  return {
    record: fakeRecordStore(),
    ledger,
    committer: createCommitter(new Uint8Array(32)),
    sources: {
      list: async () => ({
        files: Object.entries(current()).map(([name, text]) => ({
          path: `/in/${name}`,
          name,
          bytes: typeof text === 'string' ? text.length : 5,
        })),
        skipped: [],
      }),
      read: async ({ name }) => {
        const text = current()[name] ?? '';
        if (typeof text !== 'string') throw text;
        return new TextEncoder().encode(text);
      },
    },
    files: fakeFileVault(),
    reader: { read: async ({ bytes }) => outcome(new TextDecoder().decode(bytes)) },
    embedder: fakeEmbedder(8),
    vectors: fakeVectorStore(8),
    steps: {
      classify: async () => ({
        type: {
          label: 'nda',
          probability: 0.9,
          alternatives: [],
          calibrated: false,
          abstained: false,
          specialist: 'fake',
        },
        runs: [],
      }),
      extract: async ({ document, pages }) => {
        const { id: _id, version: _version, decision: _decision, ...draft } = sampleFinding();
        const page = pages[0]!;
        const evidence = sampleEvidence({
          document: document.id,
          textVersion: page.textVersion,
          quote: page.text.slice(0, 8),
          span: { page: 1, start: 0, end: 8 },
        });
        return { findings: [{ ...draft, document: document.id, evidence: [evidence] }], runs: [] };
      },
    },
    freeDisk: async () => 1e12,
    limits: { maxBytes: 1000, maxPages: 10, maxMilliseconds: 1000, maxMemoryBytes: 1e9 },
    clock: fakeClock(),
    newId: fakeNewId(),
    actor: { user: 'u', role: 'reviewer', auth: 'passphrase' },
  };
}

/** A watch that nobody looks at. */
export function watch(
  signal = new AbortController().signal,
  onDocument: (document: DocumentRecord) => void = () => undefined,
): IngestWatch & { onFile: () => void } {
  return { signal, onStep: () => undefined, onDocument, onFile: () => undefined };
}
