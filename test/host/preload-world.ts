/** Injected into the isolated world: a sandboxed preload's `require('electron')`, and its line to main. Stands alone. */
import type { Returned, Shape } from './page-world.ts';

type Body = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: object,
) => void;

/** What main evaluates in this world to deliver replies and events. */
export interface PreloadGlobals {
  __hostReply: (text: string) => void;
  __hostEvent: (channel: string, text: string) => void;
  /** Paths that the driver put into file inputs, by name, size and time of change. */
  __hostFiles: Record<string, string>;
  /** CDP binding into main. */
  __host: (text: string) => void;
}

export function preloadWorld(
  nonce: string,
  clone: { toText: (value: unknown) => string; fromText: (text: string) => unknown },
  body: Body,
): void {
  if (window.top !== window) return;
  const world = globalThis as unknown as PreloadGlobals;
  const functions = new Map<number, (...values: unknown[]) => unknown>();
  let nextFunction = 0;
  let nextPromise = 0;
  let nextRequest = 0;
  const fire = (type: string, detail: unknown): void => {
    document.dispatchEvent(new CustomEvent(nonce + type, { detail }));
  };
  const keep = (one: (...values: unknown[]) => unknown): number => {
    functions.set(++nextFunction, one);
    return nextFunction;
  };
  const failed = (error: unknown): Returned => ({
    kind: 'error',
    message: error instanceof Error ? error.message : String(error),
  });
  const given = (value: unknown): Returned =>
    typeof value === 'function'
      ? { kind: 'function', id: keep(value as (...values: unknown[]) => unknown) }
      : { kind: 'value', value: structuredClone(value) };
  const returned = (value: unknown): Returned => {
    if (!(value instanceof Promise)) return given(value);
    const id = ++nextPromise;
    value.then(
      (settled) => {
        fire('settle', { id, returned: given(settled) });
      },
      (error: unknown) => {
        fire('settle', { id, returned: failed(error) });
      },
    );
    return { kind: 'promise', id };
  };
  const received = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !('$callback' in value)) return value;
    const id = value.$callback;
    return (...values: unknown[]) => {
      fire('callback', { id, values: values.map((one) => structuredClone(one)) });
    };
  };
  document.addEventListener(`${nonce}call`, (event) => {
    const { id, values } = (event as CustomEvent<{ id: number; values: unknown[] }>).detail;
    try {
      fire('reply', returned(functions.get(id)?.(...values.map(received))));
    } catch (error) {
      fire('reply', failed(error));
    }
  });

  const shapeOf = (value: unknown): Shape => {
    if (typeof value === 'function') return { kind: 'function', id: keep(value as (...values: unknown[]) => unknown) };
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'value', value };
    return {
      kind: 'object',
      parts: Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)])),
    };
  };
  const listeners = new Map<string, Set<(...values: unknown[]) => void>>();
  const requests = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const ipcRenderer = {
    invoke: (channel: string, ...values: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++nextRequest;
        const text = clone.toText(values);
        requests.set(id, { resolve, reject });
        world.__host(JSON.stringify({ id, channel, text }));
      }),
    on: (channel: string, listener: (...values: unknown[]) => void) => {
      const set = listeners.get(channel) ?? new Set();
      listeners.set(channel, set.add(listener));
      return ipcRenderer;
    },
  };
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      fire('expose', { key, shape: shapeOf(api) });
    },
  };
  const webUtils = {
    getPathForFile: (file: File) => world.__hostFiles[`${file.name}|${file.size}|${file.lastModified}`] ?? '',
  };
  world.__hostFiles = {};
  world.__hostReply = (text) => {
    const { id, value, error } = JSON.parse(text) as { id: number; value?: string; error?: string };
    const request = requests.get(id);
    requests.delete(id);
    if (error === undefined) request?.resolve(clone.fromText(value ?? ''));
    else request?.reject(new Error(error));
  };
  world.__hostEvent = (channel, text) => {
    const values = clone.fromText(text) as unknown[];
    for (const listener of listeners.get(channel) ?? []) listener({ senderId: 0 }, ...values);
  };

  const electron = { contextBridge, ipcRenderer, webUtils };
  const module = { exports: {} };
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`); // the limit of a sandboxed preload
  };
  body(require, module, module.exports, { contextIsolated: true, sandboxed: true, type: 'renderer', versions: {} });
}
