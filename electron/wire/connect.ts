/** The asking side of a channel: typed requests with events, cancellation, and one clear failure when the child is gone. */
import { CloisterError } from '../contract/failure.ts';
import type { Channel } from './channel.ts';
import { WireMessage, type MethodInput, type MethodOutput, type MethodTable } from './messages.ts';

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((payload: unknown) => void) | undefined;
}

export interface Connection<T extends MethodTable> {
  /** Sends one request; the reply is parsed by the method's schema. Fails with the child's code, `cancelled`, or `child-failed`. */
  readonly request: <N extends keyof T & string>(
    method: N,
    input: MethodInput<T, N>,
    options?: RequestOptions,
  ) => Promise<MethodOutput<T, N>>;
  readonly kill: () => void;
  /** Null while the other side lives, else why it went. */
  readonly closed: () => string | null;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: CloisterError) => void;
  readonly onEvent: ((payload: unknown) => void) | undefined;
}

/** Connects to a child that serves `table`. */
export function connect<T extends MethodTable>(channel: Channel, table: T): Connection<T> {
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let gone: string | null = null;
  channel.onMessage((raw) => {
    deliver(waiting, raw);
  });
  channel.onClose((reason) => {
    gone = reason;
    for (const one of waiting.values()) one.reject(new CloisterError('child-failed', { subject: reason }));
    waiting.clear();
  });

  async function request<N extends keyof T & string>(
    method: N,
    input: MethodInput<T, N>,
    { signal, onEvent }: RequestOptions = {},
  ): Promise<MethodOutput<T, N>> {
    if (gone !== null) throw new CloisterError('child-failed', { subject: gone });
    if (signal?.aborted === true) throw new CloisterError('cancelled');
    const id = next++;
    const cancel = (): void => {
      channel.send({ t: 'cancel', id });
    };
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const value = await new Promise<unknown>((resolve, reject) => {
        waiting.set(id, { resolve, reject, onEvent });
        channel.send({ t: 'request', id, method, input });
      });
      return table[method]?.output.parse(value) as MethodOutput<T, N>;
    } finally {
      waiting.delete(id);
      signal?.removeEventListener('abort', cancel);
    }
  }
  return { request, kill: channel.kill, closed: () => gone };
}

function deliver(waiting: ReadonlyMap<number, Waiting>, raw: unknown): void {
  const parsed = WireMessage.safeParse(raw);
  if (!parsed.success) return;
  const message = parsed.data;
  const one = waiting.get(message.id);
  if (one === undefined) return;
  if (message.t === 'event') one.onEvent?.(message.payload);
  if (message.t === 'reply') one.resolve(message.value);
  if (message.t === 'refusal') one.reject(toError(message.failure));
}

function toError(failure: { code: CloisterError['code']; subject?: string | undefined }): CloisterError {
  return new CloisterError(failure.code, { subject: failure.subject });
}
