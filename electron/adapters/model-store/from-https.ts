/** An https address as a source; a part that is there already is continued from its last byte. */
import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { countBytes } from './count-bytes.ts';
import { SourceFailed, type PartTarget } from './part-target.ts';
import type { Transport } from './https-transport.ts';

/** The digest decides afterwards whether the old and the new bytes belong together. */
export function fromHttps(url: string, transport: Transport): (target: PartTarget) => Promise<void> {
  return async ({ entry, part, signal, onBytes }) => {
    const have = await sizeOf(part);
    const reply = await transport(url, have < entry.bytes ? have : 0, signal);
    if (reply.kind === 'nothing-left') return;
    const start = reply.kind === 'range' ? have : 0;
    const file = createWriteStream(part, { flags: reply.kind === 'range' ? 'a' : 'w' });
    try {
      await pipeline(Readable.from(bounded(reply.body, entry.bytes - start)), countBytes(start, onBytes), file, {
        signal,
      });
    } catch (cause) {
      if (signal.aborted || cause instanceof SourceFailed || !isNetworkEnd(cause)) throw cause;
      throw new SourceFailed('broke off; what arrived is kept for the next try', { cause });
    }
  };
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

async function* bounded(body: AsyncIterable<Uint8Array>, most: number): AsyncIterable<Uint8Array> {
  let seen = 0;
  for await (const part of body) {
    seen += part.length;
    if (seen > most) throw new SourceFailed('sent more bytes than the file has');
    yield part;
  }
}

function isNetworkEnd(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code !== 'ENOSPC';
}
