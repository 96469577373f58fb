/** Opens and closes the session: the one place that knows whether the vault is open. */
import { openKeyVault } from '../adapters/vault/open-key-vault.ts';
import { newId } from '../adapters/vault/new-id.ts';
import type { VaultState } from '../contract/calls.ts';
import { CloisterError } from '../contract/failure.ts';
import { UserId } from '../contract/ids.ts';
import type { EventActor } from '../contract/audit.ts';
import { requeueStale } from '../features/ingest/requeue-stale.ts';
import { eventDraft } from '../core/events/event-draft.ts';
import type { User } from '../ports/record-store.ts';
import type { VaultKeys } from '../ports/vault.ts';
import type { EngineNeeds } from './engine-needs.ts';
import { tellPolicy } from './site-policy.ts';
import { openSession, type Session, type SessionOptions } from './session.ts';

export interface Sessions {
  readonly state: () => Promise<VaultState>;
  readonly create: (passphrase: string, name: string) => Promise<{ state: VaultState; recoveryKey: string }>;
  readonly unlock: (passphrase: string) => Promise<VaultState>;
  readonly recover: (recoveryKey: string, passphrase: string) => Promise<VaultState>;
  readonly lock: () => Promise<VaultState>;
  /** The open session. Fails with `vault-locked`. */
  readonly require: () => Session;
  readonly current: () => Session | null;
}

/** Who acts before a person is known: the application itself. */
const application: EventActor = { user: 'cloister', role: 'application', auth: 'system' };

export interface SessionsOptions extends SessionOptions {
  /** Called before the session is used; what fails here closes it again. */
  readonly onOpen: (session: Session) => Promise<void>;
  readonly onClose: () => void;
}

export function createSessions(needs: EngineNeeds, options: SessionsOptions): Sessions {
  const vault = openKeyVault(needs.folders.home);
  let session: Session | null = null;

  const state = async (): Promise<VaultState> => {
    if (session !== null) return { state: 'open', user: session.user };
    return { state: await closedState(vault), user: null };
  };
  const open = async (keys: VaultKeys, name: string | null): Promise<VaultState> => {
    session = await signIn(keys, name, needs, options, vault);
    return state();
  };
  const refuseIfOpen = (): void => {
    if (session !== null) throw new CloisterError('in-use');
  };
  return {
    state,
    create: async (passphrase, name) => {
      refuseIfOpen();
      const { recoveryKey, ...keys } = await vault.create(passphrase);
      return { state: await open(keys, name), recoveryKey };
    },
    unlock: async (passphrase) => (session === null ? open(await vault.unlock(passphrase), null) : state()),
    recover: async (recoveryKey, passphrase) => {
      refuseIfOpen();
      return open(await vault.recover(recoveryKey, passphrase), null);
    },
    lock: async () => {
      const closing = session;
      session = null;
      options.onClose();
      if (closing !== null) await signOut(closing);
      return state();
    },
    require: () => {
      if (session === null) throw new CloisterError('vault-locked');
      return session;
    },
    current: () => session,
  };
}

async function closedState(vault: ReturnType<typeof openKeyVault>): Promise<'missing' | 'locked' | 'damaged'> {
  try {
    return (await vault.exists()) ? 'locked' : 'missing';
  } catch (error) {
    if (error instanceof CloisterError && error.code === 'vault-damaged') return 'damaged';
    throw error;
  }
}

async function signIn(
  keys: VaultKeys,
  newName: string | null,
  needs: EngineNeeds,
  options: SessionsOptions,
  vault: ReturnType<typeof openKeyVault>,
): Promise<Session> {
  const opened = await openSession(keys, needs, options);
  try {
    const user = (await opened.record.users())[0] ?? (await addUser(opened, newName ?? needs.accountName));
    const actor: EventActor = { user: user.id, role: user.role, auth: 'passphrase' };
    await logFailedAttempts(opened, vault);
    const what = { policy: opened.policy.sha256 };
    await opened.ledger.append(eventDraft('signin.succeeded', actor, { purpose: 'signin', what }), { name: user.name });
    await tellPolicy(opened.policy, opened, application);
    await requeueStale(opened.stale, { ...opened, actor });
    await opened.keepHead();
    const session = { ...opened, user, actor };
    await options.onOpen(session);
    return session;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function addUser({ ledger, record }: Omit<Session, 'user' | 'actor'>, name: string): Promise<User> {
  const user: User = { id: UserId.parse(newId('usr')), name, role: 'reviewer' };
  const receipt = await ledger.append(
    eventDraft('vault.created', application, { purpose: 'signin', what: { user: user.id, role: user.role } }),
    { name },
  );
  await record.addUser(user, receipt.index);
  return user;
}

/** The log is closed while the passphrase is wrong, so failed tries are told at the next success. */
async function logFailedAttempts(
  { ledger }: Omit<Session, 'user' | 'actor'>,
  vault: ReturnType<typeof openKeyVault>,
): Promise<void> {
  const failed = await vault.failedAttempts();
  if (failed === 0) return;
  await ledger.append(eventDraft('signin.failed', application, { purpose: 'signin', what: { attempts: failed } }));
  await vault.clearFailedAttempts();
}

async function signOut(session: Session): Promise<void> {
  try {
    await session.ledger.append(eventDraft('signin.ended', session.actor, { purpose: 'signin' }));
  } finally {
    await session.close();
  }
}
