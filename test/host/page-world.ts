/** Injected into the page's own world: builds what the preload exposes. Knows the nonce through its closure only; stands alone. */

/** Told by the preload's world what a value looks like: a function by its number, an object by its parts, or plain data. */
export type Shape =
  | { readonly kind: 'function'; readonly id: number }
  | { readonly kind: 'object'; readonly parts: Readonly<Record<string, Shape>> }
  | { readonly kind: 'value'; readonly value: unknown };

/** A returned value: data, a function, an error, or a promise to be settled later. */
export type Returned =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'function'; readonly id: number }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'promise'; readonly id: number };

export function pageWorld(nonce: string): void {
  if (window.top !== window) return;
  interface Settle {
    readonly id: number;
    readonly returned: Returned;
  }
  const callbacks = new Map<number, (...values: unknown[]) => void>();
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let nextCallback = 0;

  const listen = (type: string, listener: (detail: never) => void): (() => void) => {
    const handler = (event: Event): void => {
      listener((event as CustomEvent<never>).detail);
    };
    document.addEventListener(nonce + type, handler);
    return () => {
      document.removeEventListener(nonce + type, handler);
    };
  };
  const carried = (value: unknown): unknown => {
    if (typeof value !== 'function') return structuredClone(value);
    const id = ++nextCallback;
    callbacks.set(id, value as (...values: unknown[]) => void);
    return { $callback: id };
  };
  const taken = (returned: Returned): unknown => {
    if (returned.kind === 'error') throw new Error(returned.message);
    if (returned.kind === 'function') return forwarder(returned.id);
    if (returned.kind === 'value') return returned.value;
    return new Promise((resolve, reject) => pending.set(returned.id, { resolve, reject }));
  };
  // Dispatching is synchronous: the reply is there when dispatchEvent returns.
  const forwarder =
    (id: number) =>
    (...values: unknown[]): unknown => {
      const replies: Returned[] = [];
      const end = listen('reply', (detail: Returned) => replies.push(detail));
      const detail = { id, values: values.map(carried) };
      document.dispatchEvent(new CustomEvent(`${nonce}call`, { detail }));
      end();
      const [reply] = replies;
      if (reply === undefined) throw new Error('test host: the preload world did not answer');
      return taken(reply);
    };
  const build = (shape: Shape): unknown => {
    if (shape.kind === 'function') return forwarder(shape.id);
    if (shape.kind === 'value') return shape.value;
    return Object.freeze(Object.fromEntries(Object.entries(shape.parts).map(([key, part]) => [key, build(part)])));
  };

  listen('settle', ({ id, returned }: Settle) => {
    const waiting = pending.get(id);
    pending.delete(id);
    if (returned.kind === 'error') waiting?.reject(new Error(returned.message));
    else waiting?.resolve(taken(returned));
  });
  listen('callback', ({ id, values }: { id: number; values: unknown[] }) => {
    callbacks.get(id)?.(...values);
  });
  listen('expose', ({ key, shape }: { key: string; shape: Shape }) => {
    Object.defineProperty(window, key, { value: build(shape), enumerable: true, configurable: false, writable: false });
  });
}
