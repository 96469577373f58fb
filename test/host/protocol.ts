/** `protocol`: the application's own scheme. In Chromium it is a secure https origin ending in `.invalid`, which resolves nowhere. */
import type { Protocol } from 'electron';
import { strict } from './strict.ts';

type Handler = Parameters<Protocol['handle']>[1];

const schemes = new Set<string>();
const handlers = new Map<string, Handler>();

export const protocol = strict<Protocol>('protocol', {
  registerSchemesAsPrivileged: (list) => {
    for (const { scheme } of list) schemes.add(scheme);
  },
  handle: (scheme, handler) => {
    if (!schemes.has(scheme)) throw new Error(`test host: scheme ${scheme} was not registered as privileged`);
    if (handlers.has(scheme)) throw new Error(`protocol handler for ${scheme} is there already`);
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'isProtocolHandled'>);

export function handlerOf(url: string): Handler | undefined {
  return handlers.get(new URL(url).protocol.slice(0, -1));
}

/** `app://cloister/a` becomes `https://cloister.app.invalid/a`; other addresses stay. */
export function toChromium(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/iu.exec(url);
  const [, scheme = '', host = '', rest = ''] = match ?? [];
  return schemes.has(scheme) ? `https://${host}.${scheme}.invalid${rest === '' ? '/' : rest}` : url;
}

/** The way back; also for `blob:` addresses of our origin. */
export function fromChromium(url: string): string {
  const match = /^(blob:)?https:\/\/([^/]+)\.([a-z0-9+-]+)\.invalid(.*)$/iu.exec(url);
  const [, blob = '', host = '', scheme = '', rest = ''] = match ?? [];
  return schemes.has(scheme) ? `${blob}${scheme}://${host}${rest}` : url;
}
