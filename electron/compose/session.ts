/** What is open while the vault is: record, index, log, keys. Opened at unlock, closed at lock, in reverse order. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openVectorStore } from '../adapters/lancedb/open-vector-store.ts';
import { rebuildIndex } from '../adapters/lancedb/rebuild-index.ts';
import { remoteLedger, type RemoteLedger } from '../adapters/remote/ledger.ts';
import { openRecordStore } from '../adapters/sqlite/open-record-store.ts';
import { createCommitter } from '../adapters/vault/create-committer.ts';
import { openSubjectSalts } from '../adapters/vault/subject-salts.ts';
import { openFileVault } from '../adapters/vault/open-file-vault.ts';
import type { EventActor } from '../contract/audit.ts';
import type { DocumentId } from '../contract/ids.ts';
import type { Settings } from '../contract/settings.ts';
import type { PolicyInForce } from '../contract/site-policy.ts';
import { settingsInForce } from '../features/settings/settings.ts';
import type { Anchors } from '../ports/anchors.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { RecordStore, User } from '../ports/record-store.ts';
import type { FreeDiskBytes } from '../ports/source-files.ts';
import type { Committer, FileVault, VaultKeys } from '../ports/vault.ts';
import type { VectorStore } from '../ports/vector-store.ts';
import type { EngineNeeds } from './engine-needs.ts';
import { keepHead, lastHead } from './log-head.ts';
import { readPolicy } from './site-policy.ts';
import { watchedLedger } from './watched-ledger.ts';

export interface Session {
  readonly record: RecordStore;
  readonly ledger: Ledger & Anchors;
  readonly files: FileVault;
  readonly committer: Committer;
  readonly vectors: VectorStore;
  /** The policy of the site as it was found when the vault opened. */
  readonly policy: PolicyInForce;
  /** What people chose, tightened by the policy. */
  readonly settings: () => Promise<Settings>;
  /** The person who opened the vault; set once it is known. */
  readonly user: User;
  readonly actor: EventActor;
  /** Remembers where the log stands, outside its folder, so that a cut or exchanged log is noticed. */
  readonly keepHead: () => Promise<void>;
  /** Documents whose vectors are missing or of another embedder; they wait to be indexed again. */
  readonly stale: readonly DocumentId[];
  readonly close: () => Promise<void>;
}

export interface SessionOptions {
  readonly freeDisk: FreeDiskBytes;
  /** SHA-256 of the embedder in use. */
  readonly embedder: string;
}

type Closing = Pick<Session, 'close'>;

/** Everything but the person: `withUser` completes it. The log opens first; if it refuses, nothing else is opened, and
 *  whatever fails later leaves nothing open. Fails with `in-use`, `log-tampered`, `log-unavailable`, `vault-damaged`, `disk-low`. */
export async function openSession(
  keys: VaultKeys,
  needs: EngineNeeds,
  { freeDisk, embedder }: SessionOptions,
): Promise<Omit<Session, 'user' | 'actor'>> {
  const { home } = needs.folders;
  await mkdir(home, { recursive: true });
  const opened: Closing[] = [];
  const opening = async <T extends Closing>(part: Promise<T>): Promise<T> => {
    const one = await part;
    opened.push(one);
    return one;
  };
  try {
    const policy = await readPolicy(home);
    const ledger = await opening(openLog(keys, needs, policy));
    const record = await opening(openRecord(keys, home, ledger));
    const files = await openFileVault(join(home, 'files'), keys.files, freeDisk);
    const vectors = await opening(openVectorStore({ dimensions: 384 }));
    const { stale } = await rebuildIndex(vectors, record, embedder);
    const committer = createCommitter(keys.commitments, openSubjectSalts(join(home, 'salts'), keys.commitments));
    const remember = async (): Promise<void> => {
      await keepHead(headFile(home), keys.commitments, await ledger.state());
    };
    return {
      ...{ record, ledger, files, vectors, stale, committer, policy, keepHead: remember },
      settings: () => settingsInForce(record, policy),
      close: async () => {
        await remember().catch(() => undefined); // the log may be gone already; the older head still proves what it proved
        await closeAll(opened);
      },
    };
  } catch (error) {
    await closeAll(opened).catch(() => undefined); // the first failure is the one to tell
    throw error;
  }
}

async function openLog(
  keys: VaultKeys,
  { children, folders, version, build, emit }: EngineNeeds,
  policy: PolicyInForce,
): Promise<RemoteLedger> {
  const remote = await remoteLedger(children, {
    folder: join(folders.home, 'log'),
    signingSeed: keys.ledgerSeed,
    sidecarKey: keys.sidecar,
    app: { version, build, policy: policy.sha256 },
    verifierFolder: join(folders.resources, 'verifier'),
    knownHead: await lastHead(headFile(folders.home), keys.commitments),
  });
  return watchedLedger(remote, emit);
}

/** Only a log that does not tell of a vault yet may come with a new record: one that went missing later is damage, and is said. */
async function openRecord(keys: VaultKeys, home: string, ledger: Ledger): Promise<RecordStore> {
  const create = !(await tellsOfVault(ledger));
  return openRecordStore({ file: join(home, 'record.db'), key: keys.record, create });
}

/** `vault.created` follows the events that open a log, and comes right after the record was made. */
async function tellsOfVault(ledger: Ledger): Promise<boolean> {
  const firstEvents = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((index) => ledger.get(index)));
  return firstEvents.some((event) => event?.stored.event.kind === 'vault.created');
}

const headFile = (home: string): string => join(home, 'log-head.json');

/** In reverse order, so that the log outlives whatever writes to it. Every part is closed even when one fails. */
async function closeAll(opened: readonly Closing[]): Promise<void> {
  const failures: unknown[] = [];
  for (const part of opened.toReversed())
    await part.close().catch((error: unknown) => {
      failures.push(error);
    });
  if (failures.length > 0) throw failures[0];
}
