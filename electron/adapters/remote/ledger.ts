/** The audit log in its own process, as a port. Fails closed: whatever goes wrong with that process means that nothing was logged. */
import { LedgerProgress, ledgerMethods } from '../../contract/child.ts';
import { CloisterError, type FailureCode } from '../../contract/failure.ts';
import type { EventIndex } from '../../contract/ids.ts';
import type { Children } from '../../ports/children.ts';
import type { Anchors } from '../../ports/anchors.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Watch } from '../../ports/watch.ts';
import { connect, type Connection, type RequestOptions } from '../../wire/connect.ts';
import type { MethodInput } from '../../wire/messages.ts';

type LedgerConnection = Connection<typeof ledgerMethods>;
export type LedgerInit = MethodInput<typeof ledgerMethods, 'init'>;

export interface RemoteLedger extends Ledger, Anchors {
  /** Ends the process; resolves when it is gone and the log folder is free. */
  readonly close: () => Promise<void>;
}

/** Opens the log in a ledger process. Fails with `in-use`, `log-tampered` (subject names class and first entry) or `log-unavailable`.
 *  When the process dies, calls in flight fail with `log-unavailable`; the next call opens the log again, with every check of a start. */
export async function remoteLedger(children: Children, init: LedgerInit): Promise<RemoteLedger> {
  let knownHead = init.knownHead;
  let isClosed = false;
  let current = start();
  await current;

  async function start(): Promise<LedgerConnection> {
    const channel = await children.open('ledger');
    const connection = connect(channel, ledgerMethods);
    try {
      const { size, root } = await connection.request('init', { ...init, knownHead });
      knownHead = { size, root };
      return connection;
    } catch (error) {
      connection.kill();
      throw error;
    }
  }

  /** The living connection, opened again when the last one is gone: by one caller, whoever comes first. */
  async function living(): Promise<LedgerConnection> {
    if (isClosed) throw new CloisterError('log-unavailable', { subject: 'closed' });
    const before = current;
    const connection = await before.catch(() => null);
    if (connection?.closed() === null) return connection;
    if (current === before) current = start();
    return current;
  }

  async function ask<T>(request: (connection: LedgerConnection) => Promise<T>): Promise<T> {
    try {
      return await request(await living());
    } catch (error) {
      throw closed(error);
    }
  }

  return {
    append: (draft, details = null) =>
      ask((connection) => connection.request('append', { draft, details: details as never })),
    state: () => ask((connection) => connection.request('state', {})),
    search: (filter) => ask((connection) => connection.request('search', filter)),
    get: (index) => ask((connection) => connection.request('get', { index: index as EventIndex })),
    destroyDetails: (subject) => ask((connection) => connection.request('destroy-details', { subject })).then(nothing),
    verify: (watch) => ask((connection) => connection.request('verify', {}, watched(watch))),
    export: (folder, range, watch) =>
      ask((connection) => connection.request('export', { folder, maximumHours: null, ...range }, watched(watch))),
    requestAnchor: (old, who) => ask((connection) => connection.request('anchor-request', { old, who })),
    takeAnchor: (bytes, who) =>
      ask((connection) => connection.request('take-anchor', { bytes: new Uint8Array(bytes), who })),
    trustAnchor: async (key, who) => {
      await ask((connection) => connection.request('trust-anchor', { key, who }));
    },
    countersign: (request, logKey, who) =>
      ask((connection) => connection.request('countersign', { request, logKey, who })),
    witnessKey: async () => (await ask((connection) => connection.request('witness-key', {}))).key,
    close: async () => {
      isClosed = true;
      const connection = await current.catch(() => null);
      connection?.kill();
      while (connection !== null && connection.closed() === null)
        await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

function watched(watch: Watch | undefined): RequestOptions {
  if (watch === undefined) return {};
  const onEvent = (payload: unknown): void => {
    const { done, total } = LedgerProgress.parse(payload);
    watch.onProgress(done, total);
  };
  return { signal: watch.signal, onEvent };
}

const nothing = (): void => undefined;

/** Codes that say something about the log or the request. Everything else means that we cannot know: nothing was logged. */
const telling: readonly FailureCode[] = [
  'invalid',
  'cancelled',
  'in-use',
  'log-tampered',
  'log-unavailable',
  'folder-not-empty',
  'disk-low',
  'unreadable',
  'not-found',
];

function closed(cause: unknown): CloisterError {
  if (cause instanceof CloisterError && telling.includes(cause.code)) return cause;
  return new CloisterError('log-unavailable', { subject: 'ledger process', cause });
}
