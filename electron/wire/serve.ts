/** The answering side of a channel: parses each request, runs its handler, sends the reply or a coded refusal. */
import { CloisterError, type Failure } from '../contract/failure.ts';
import type { Channel } from './channel.ts';
import { WireMessage, type MethodInput, type MethodOutput, type MethodTable } from './messages.ts';

export interface RequestContext {
  /** Aborted when the caller cancels or the channel closes. */
  readonly signal: AbortSignal;
  /** Sends a part of the result early. */
  readonly emit: (payload: unknown) => void;
}

export type MethodHandlers<T extends MethodTable> = {
  readonly [N in keyof T]: (input: MethodInput<T, N>, context: RequestContext) => Promise<MethodOutput<T, N>>;
};

/** Serves `table` on `channel` until it closes. Handlers throw `CloisterError` to refuse; anything else becomes `internal`. */
export function serve<T extends MethodTable>(channel: Channel, table: T, handlers: MethodHandlers<T>): void {
  const running = new Map<number, AbortController>();
  channel.onMessage((raw) => {
    const parsed = WireMessage.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.t === 'cancel') running.get(message.id)?.abort();
    if (message.t !== 'request') return;
    const control = new AbortController();
    running.set(message.id, control);
    void answer(channel, table, handlers, message, control).finally(() => running.delete(message.id));
  });
  channel.onClose(() => {
    for (const control of running.values()) control.abort();
  });
}

async function answer<T extends MethodTable>(
  channel: Channel,
  table: T,
  handlers: MethodHandlers<T>,
  request: { id: number; method: string; input: unknown },
  control: AbortController,
): Promise<void> {
  const { id, method } = request;
  const emit = (payload: unknown): void => {
    channel.send({ t: 'event', id, payload });
  };
  try {
    const shape = table[method];
    const handler = handlers[method as keyof T];
    if (shape === undefined) throw new CloisterError('invalid', { subject: method });
    const input = shape.input.safeParse(request.input);
    if (!input.success)
      throw new CloisterError('invalid', { subject: `${method}: ${input.error.message.slice(0, 300)}` });
    const value = await handler(input.data as MethodInput<T, keyof T>, { signal: control.signal, emit });
    channel.send({ t: 'reply', id, value });
  } catch (error) {
    channel.send({ t: 'refusal', id, failure: toFailure(error) });
  }
}

/** Turns anything thrown into a coded failure. The one place where an unknown error becomes `internal`. */
export function toFailure(error: unknown): Failure {
  if (error instanceof CloisterError) {
    return error.subject === undefined
      ? { code: error.code }
      : { code: error.code, subject: error.subject.slice(0, 1000) };
  }
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled' };
  return {
    code: 'internal',
    subject: (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 1000),
  };
}
