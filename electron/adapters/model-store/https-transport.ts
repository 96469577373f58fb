/** Reads a range of an https address. The only code in the product that can open a connection, and only `models fetch` calls it. */
import type { IncomingMessage } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { SourceFailed } from './part-target.ts';

export interface RangeReply {
  /** `whole` = the server sent the file from its first byte, whatever was asked. */
  readonly kind: 'range' | 'whole' | 'nothing-left';
  readonly body: AsyncIterable<Uint8Array>;
}

/** Asks for the bytes of `url` from `offset` on. */
export type Transport = (url: string, offset: number, signal: AbortSignal) => Promise<RangeReply>;

const maxRedirects = 5;
const silenceMilliseconds = 60_000;

/** `options` adds certificates of a site's own server. */
export function httpsTransport(options: Pick<RequestOptions, 'ca'> = {}): Transport {
  return async (url, offset, signal) => {
    let address = new URL(url);
    for (let hop = 0; hop <= maxRedirects; hop++) {
      const reply = await get(address, offset, signal, options);
      const location = reply.headers.location;
      if (!isRedirect(reply.statusCode) || location === undefined) return toRange(reply);
      reply.destroy();
      address = new URL(location, address);
      if (address.protocol !== 'https:') throw new SourceFailed('was sent to an address without encryption');
    }
    throw new SourceFailed('was sent on too many times');
  };
}

function get(
  address: URL,
  offset: number,
  signal: AbortSignal,
  options: Pick<RequestOptions, 'ca'>,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = offset === 0 ? {} : { range: `bytes=${offset}-` };
    const outgoing = request(address, { ...options, headers, signal }, resolve);
    outgoing.setTimeout(silenceMilliseconds, () => outgoing.destroy(new Error('the server fell silent')));
    outgoing.once('error', (cause) => {
      reject(signal.aborted ? cause : new SourceFailed(`could not connect (${cause.message})`, { cause }));
    });
    outgoing.end();
  });
}

function isRedirect(status: number | undefined): boolean {
  return status !== undefined && [301, 302, 303, 307, 308].includes(status);
}

function toRange(reply: IncomingMessage): RangeReply {
  const body = reply as AsyncIterable<Uint8Array>;
  if (reply.statusCode === 206) return { kind: 'range', body };
  if (reply.statusCode === 200) return { kind: 'whole', body };
  reply.destroy();
  if (reply.statusCode === 416) return { kind: 'nothing-left', body: nothing() };
  throw new SourceFailed(`got the answer ${String(reply.statusCode)}`);
}

async function* nothing(): AsyncIterable<Uint8Array> {
  // no bytes
}
