/** The last known head of the log, kept outside the log's folder and sealed with a vault key, so that a rollback is noticed. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { LogState } from '../contract/audit.ts';

const Head = z.strictObject({ size: z.int().nonnegative(), root: z.string(), seal: z.string() });

/** Null when none was kept yet. A head with a wrong seal counts as none: whoever can forge it can also remove it. */
export async function lastHead(file: string, key: Uint8Array): Promise<{ size: number; root: string } | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  const head = text === null ? null : parse(text);
  if (head === null) return null;
  const expected = Buffer.from(seal(head, key));
  const given = Buffer.from(head.seal);
  const isOurs = expected.length === given.length && timingSafeEqual(expected, given);
  return isOurs ? { size: head.size, root: head.root } : null;
}

/** Keeps the head of an open log; an unavailable one is not kept. */
export async function keepHead(file: string, key: Uint8Array, { status, size, root }: LogState): Promise<void> {
  if (status !== 'open') return;
  const head = { size, root };
  await writeFile(`${file}.part`, `${JSON.stringify({ ...head, seal: seal(head, key) })}\n`, { flush: true });
  await rename(`${file}.part`, file);
}

function seal({ size, root }: { readonly size: number; readonly root: string }, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(`log-head ${String(size)} ${root}`)
    .digest('hex');
}

function parse(text: string): z.infer<typeof Head> | null {
  try {
    return Head.parse(JSON.parse(text));
  } catch {
    return null; // a torn or foreign file is no head
  }
}
