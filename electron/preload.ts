/** Runs in the isolated world of the page, sandboxed: puts `window.cloister` there and nothing else. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from './contract/bridge.ts';
import type { FailureCode, Result } from './contract/failure.ts';
import { callNames, channelNames, eventNames } from './contract/names.ts';

type Listener = (payload: unknown, seq: number) => void;

const listeners = new Map<string, Set<Listener>>(eventNames.map((name) => [name, new Set()]));

const bridge = {
  call: async (name: string, input: unknown) =>
    isOneOf(callNames, name) ? invoke(channelNames.call, name, input) : refusal('invalid', name),
  on: (name: string, listener: Listener) => {
    const set = listeners.get(name);
    // A second function, so that the same listener may be added twice and each ends by itself.
    const own: Listener = (payload, seq) => {
      listener(payload, seq);
    };
    set?.add(own);
    return () => {
      set?.delete(own);
    };
  },
  dropped: async (files: readonly File[]) => invoke(channelNames.dropped, [...files].map(pathOf).filter(isKnown)),
};

ipcRenderer.on(channelNames.event, (_event, name: string, payload: unknown, seq: number) => {
  for (const listener of listeners.get(name) ?? []) listener(payload, seq);
});
contextBridge.exposeInMainWorld('cloister', bridge satisfies Loose<Bridge>);

/** The bridge by shape alone: the page's types come from the contract, this side forwards. */
type Loose<T> = { readonly [Key in keyof T]: unknown };

async function invoke(channel: string, ...values: unknown[]): Promise<Result<unknown>> {
  try {
    return (await ipcRenderer.invoke(channel, ...values)) as Result<unknown>;
  } catch {
    // A value that cannot be cloned never leaves the page; nothing else rejects.
    return refusal('invalid', channel);
  }
}

function pathOf(file: File): string {
  return webUtils.getPathForFile(file);
}

function isKnown(path: string): boolean {
  return path !== '';
}

function refusal(code: FailureCode, subject: string): Result<never> {
  return { ok: false, failure: { code, subject: subject.slice(0, 100) } };
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
