/** What is open while the vault is: record, index, log, keys. Opened at unlock, closed at lock, in reverse order. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openVectorStore } from '../adapters/lancedb/open-vector-store.ts';
import { rebuildIndex } from '../adapters/lancedb/rebuild-index.ts';
import { remoteLedger } from '../adapters/remote/ledger.ts';
import { openRecordStore } from '../adapters/sqlite/open-record-store.ts';
import { createCommitter } from '../adapters/vault/create-committer.ts';
import { openFileVault } from '../adapters/vault/open-file-vault.ts';
import type { EventActor } from '../contract/audit.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { RecordStore, User } from '../ports/record-store.ts';
import type { FreeDiskBytes } from '../ports/source-files.ts';
import type { Committer, FileVault, VaultKeys } from '../ports/vault.ts';
import type { VectorStore } from '../ports/vector-store.ts';
import type { EngineNeeds } from './engine.ts';
import { keepHead, lastHead } from './log-head.ts';
import { watchedLedger } from './watched-ledger.ts';

export interface Session {
  readonly record: RecordStore;
  readonly ledger: Ledger;
  readonly files: FileVault;
  readonly committer: Committer;
  readonly vectors: VectorStore;
  /** The person who opened the vault; set once it is known. */
  readonly user: User;
  readonly actor: EventActor;
  /** Remembers where the log stands, outside its folder, so that a cut or exchanged log is noticed. */
  readonly keepHead: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Everything but the person: `withUser` completes it. The log opens first; if it refuses, nothing else is opened.
 *  Fails with `in-use`, `log-tampered`, `log-unavailable`, `vault-damaged`, `disk-low`. */
export async function openSession(
  keys: VaultKeys,
  needs: EngineNeeds,
  freeDisk: FreeDiskBytes,
): Promise<Omit<Session, 'user' | 'actor'>> {
  const { home, resources } = needs.folders;
  await mkdir(home, { recursive: true });
  const head = join(home, 'log-head.json');
  const remote = await remoteLedger(needs.children, {
    folder: join(home, 'log'),
    signingSeed: keys.ledgerSeed,
    sidecarKey: keys.sidecar,
    app: { version: needs.version, build: needs.build },
    verifierFolder: join(resources, 'verifier'),
    knownHead: await lastHead(head, keys.commitments),
  });
  const ledger = watchedLedger(remote, needs.emit);
  const record = await openRecordStore({ file: join(home, 'record.db'), key: keys.record }).catch(
    async (error: unknown) => {
      await ledger.close();
      throw error;
    },
  );
  const files = await openFileVault(join(home, 'files'), keys.files, freeDisk);
  const vectors = await openVectorStore({ dimensions: 384 });
  await rebuildIndex(vectors, record);
  const remember = async (): Promise<void> => {
    await keepHead(head, keys.commitments, await ledger.state());
  };
  return {
    record,
    ledger,
    files,
    vectors,
    committer: createCommitter(keys.commitments),
    keepHead: remember,
    close: async () => {
      await remember().catch(() => undefined); // the log may be gone already; the older head still proves what it proved
      await vectors.close();
      await record.close();
      await ledger.close();
    },
  };
}
