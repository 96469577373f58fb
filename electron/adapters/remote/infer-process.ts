/**
 * The infer process, seen from the engine: started at the first request, one request at a time, watched while it works,
 * ended when it hangs, grows too large or does not stop, and started anew for the next request.
 */
import { inferMethods } from '../../contract/child.ts';
import { CloisterError } from '../../contract/failure.ts';
import type { Children } from '../../ports/children.ts';
import { connect, type Connection, type RequestOptions } from '../../wire/connect.ts';
import type { MethodInput, MethodOutput } from '../../wire/messages.ts';
import { oneAtATime } from '../../wire/one-at-a-time.ts';
import { failureBudget } from './failure-budget.ts';
import type { ModelFile } from './model-files.ts';
import type { ModelLimits } from './model-limits.ts';
import { watch, type EndReason } from './watch.ts';

type Infer = typeof inferMethods;

export interface InferProcess {
  /** Runs one request that needs `files`, the model it runs on first. Fails with the codes of `LanguageModel`. */
  readonly request: <N extends 'score-labels' | 'complete' | 'embed'>(
    files: readonly [ModelFile, ...ModelFile[]],
    method: N,
    input: MethodInput<Infer, N>,
    options: RequestOptions,
  ) => Promise<MethodOutput<Infer, N>>;
  /** Ids of the models in its memory. */
  readonly loaded: () => readonly string[];
  readonly close: () => Promise<void>;
}

export interface InferNeeds {
  readonly children: Children;
  /** 0 = chosen by the process. */
  readonly threads: number;
  readonly limits: ModelLimits;
  /** Called after a model was loaded and before it is used; what it throws fails the request. */
  readonly onLoad: (loaded: { id: string; sha256: string; milliseconds: number; memoryBytes: number }) => Promise<void>;
}

interface Running {
  readonly connection: Connection<Infer>;
  readonly allowed: Map<string, ModelFile>;
  readonly loaded: Map<string, string>;
}

export function inferProcess({ children, threads, limits, onLoad }: InferNeeds): InferProcess {
  const queue = oneAtATime();
  const budget = failureBudget(limits);
  let running: Running | null = null;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  async function ensure(files: readonly ModelFile[]): Promise<Running> {
    if (closed) throw new CloisterError('model-failed', { subject: 'closed' });
    if (running?.connection.closed() !== null) {
      budget.refuseWhenSpent();
      running = await start(children);
    }
    await allow(running, files, threads);
    return running;
  }

  function restAfterwards(): void {
    clearTimeout(idle);
    if (limits.idleMilliseconds === 0) return;
    idle = setTimeout(() => {
      running?.connection.kill();
    }, limits.idleMilliseconds);
    idle.unref();
  }

  return {
    request: (files, method, input, options) => {
      const signal = options.signal ?? new AbortController().signal;
      return queue(async () => {
        clearTimeout(idle);
        const ended: { reason: EndReason | null } = { reason: null };
        try {
          const process = await ensure(files);
          const under = { signal, limits, ended };
          await loadOnce(process, files[0], under, onLoad);
          const work = process.connection.request(method, input, { ...options, signal });
          return await watch(process.connection, work, limits.requestMilliseconds, under);
        } catch (error) {
          if (isBreakdown(error) && ended.reason !== 'cancelled') budget.count();
          throw toModelFailure(error, signal, ended.reason);
        } finally {
          restAfterwards();
        }
      }, signal).catch((error: unknown) => {
        throw toModelFailure(error, signal, null);
      });
    },
    loaded: () => (running?.connection.closed() === null ? [...running.loaded.values()] : []),
    close: async () => {
      closed = true;
      clearTimeout(idle);
      running?.connection.kill();
    },
  };
}

async function start(children: Children): Promise<Running> {
  const channel = await children.open('infer');
  return { connection: connect(channel, inferMethods), allowed: new Map(), loaded: new Map() };
}

/** Tells the process which files it may open: only those that a request has needed so far. */
async function allow(process: Running, files: readonly ModelFile[], threads: number): Promise<void> {
  if (files.every((file) => process.allowed.get(file.id)?.sha256 === file.sha256)) return;
  for (const file of files) {
    if (process.allowed.get(file.id)?.sha256 !== file.sha256) process.loaded.delete(file.id);
    process.allowed.set(file.id, file);
  }
  await process.connection.request('init', { threads, files: [...process.allowed.values()] });
}

async function loadOnce(
  process: Running,
  file: ModelFile,
  under: Parameters<typeof watch>[3],
  onLoad: InferNeeds['onLoad'],
): Promise<void> {
  if (process.loaded.has(file.id)) return;
  const { id, sha256 } = file;
  const { signal, limits } = under;
  const work = process.connection.request('load', { model: { id, sha256 } }, { signal });
  const { milliseconds, memoryBytes } = await watch(process.connection, work, limits.loadMilliseconds, under);
  await onLoad({ id, sha256, milliseconds, memoryBytes });
  process.loaded.set(id, id);
}

function isBreakdown(error: unknown): boolean {
  return error instanceof CloisterError && error.code === 'child-failed';
}

function toModelFailure(error: unknown, signal: AbortSignal, reason: EndReason | null): CloisterError {
  if (error instanceof CloisterError && error.code !== 'child-failed') return error;
  if (signal.aborted) return new CloisterError('cancelled', { cause: error });
  const subject = reason ?? (error instanceof CloisterError ? error.subject : undefined) ?? 'infer process';
  return new CloisterError('model-failed', { subject, cause: error });
}
