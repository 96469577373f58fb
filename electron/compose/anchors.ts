/** Anchors without a network: heads go out into a folder, what others made of them comes back as files. */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anchorPage } from '../adapters/anchor-page/anchor-page.ts';
import type { AnchorAge } from '../contract/anchor-lines.ts';
import type { LogState, TakenAnchor } from '../contract/audit.ts';
import { CloisterError } from '../contract/failure.ts';
import { toBase64 } from '../core/ledger/bytes.ts';
import { parseCheckpoint } from '../core/ledger/checkpoint.ts';
import { timestampQuery } from '../core/ledger/timestamp/timestamp-query.ts';
import type { Parts } from './parts.ts';

/** Nothing that comes back is bigger. */
const mostBytes = 1_000_000;

export interface AnchorCalls {
  /** Writes the head, the request for a witness, the query for a time-stamp authority and a page to print into `folder`. `old` is the size
   *  that the witness saw last. Fails with `invalid`, `unreadable`, `disk-low`. */
  readonly anchorTo: (folder: string, old: number) => Promise<{ size: number; files: readonly string[] }>;
  /** Takes in a file that came back. Fails with `invalid`, `unreadable`, `log-tampered`. */
  readonly importAnchor: (path: string) => Promise<TakenAnchor>;
  readonly trustAnchor: (key: string) => Promise<void>;
  /** Signs the head of another log, from its request file, into `out`. Fails with `invalid`, `unreadable`. */
  readonly countersign: (path: string, logKey: string, out: string) => Promise<void>;
  readonly witnessKey: () => Promise<string>;
  readonly anchorAge: (state: LogState) => Promise<AnchorAge>;
}

export function anchorCalls(parts: Pick<Parts, 'sessions' | 'clock'>): AnchorCalls {
  const { sessions, clock } = parts;
  return {
    anchorTo: async (folder, old) => {
      const { ledger, actor, keepHead } = sessions.require();
      const { size, note, request } = await ledger.requestAnchor(old, actor);
      const files = anchorFiles(size, note, request, clock.now());
      await writeAll(folder, files);
      await keepHead();
      return { size, files: files.map(([name]) => name) };
    },
    importAnchor: async (path) => {
      const { ledger, actor } = sessions.require();
      return ledger.takeAnchor(await readSmall(path), actor);
    },
    trustAnchor: async (key) => {
      const { ledger, actor } = sessions.require();
      await ledger.trustAnchor(key, actor);
    },
    countersign: async (path, logKey, out) => {
      const { ledger, actor } = sessions.require();
      const request = Buffer.from(await readSmall(path)).toString('utf8');
      const { note } = await ledger.countersign(request, logKey, actor);
      await writeNew(out, note);
    },
    witnessKey: () => sessions.require().ledger.witnessKey(),
    anchorAge: async (state) => {
      const { ledger, settings } = sessions.require();
      const { anchorMaximumHours: maximumHours } = await settings();
      const since = state.anchored?.at ?? (await ledger.get(0))?.stored.event.at ?? clock.now();
      const hours = Math.max(0, (Date.parse(clock.now()) - Date.parse(since)) / 3_600_000);
      return { hours: Math.round(hours * 10) / 10, maximumHours, isOver: hours > maximumHours };
    },
  };
}

type NamedFile = readonly [string, string | Uint8Array];

function anchorFiles(size: number, note: string, request: string, at: string): readonly NamedFile[] {
  const head = parseCheckpoint(note)?.checkpoint;
  if (head === undefined) throw new CloisterError('internal', { subject: 'head' });
  const name = `${head.origin.replace(/^.*\//u, '')}-${String(size)}`;
  const page = anchorPage({ note, origin: head.origin, size, root: toBase64(head.root), at });
  return [
    [`${name}.note`, note],
    [`${name}.request`, request],
    [`${name}.tsq`, timestampQuery(Buffer.from(note))],
    [`${name}.html`, page],
  ];
}

async function writeAll(folder: string, files: readonly NamedFile[]): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new CloisterError('unreadable', { subject: folder, cause });
  });
  for (const [name, content] of files) await writeNew(join(folder, name), content);
}

/** Never over a file that is there. */
async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx', flush: true });
  } catch (cause) {
    throw new CloisterError(isFull(cause) ? 'disk-low' : 'unreadable', { subject: path, cause });
  }
}

function isFull(cause: unknown): boolean {
  const { code } = cause as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

async function readSmall(path: string): Promise<Uint8Array> {
  try {
    if ((await stat(path)).size <= mostBytes) return await readFile(path);
  } catch (cause) {
    throw new CloisterError('unreadable', { subject: path, cause });
  }
  throw new CloisterError('invalid', { subject: path });
}
