/** Finds the entry that was altered, by the chain: the next entry names the hash that it had. */
import { z } from 'zod';
import { toHex } from '../../core/ledger/bytes.ts';
import { readSegmentEntries } from './entry-reader.ts';
import type { OpenFile } from './log-files.ts';
import type { ScannedJournal } from './scan-journal.ts';

const Chained = z.object({ prev: z.string() });

/** The first entry whose successor does not name it; null when the chain is whole, so that it is the last one or all were rewritten. */
export async function findAltered(openWith: OpenFile, { segments, tree }: ScannedJournal): Promise<number | null> {
  for (const segment of segments) {
    for (const { index, bytes } of await readSegmentEntries(openWith, segment, tree.size())) {
      const prev = prevOf(bytes);
      if (prev === null) return index;
      if (index > 0 && prev !== toHex(tree.node(0, index - 1))) return index - 1;
    }
  }
  return null;
}

function prevOf(bytes: Buffer): string | null {
  try {
    return Chained.parse(JSON.parse(bytes.toString('utf8'))).prev;
  } catch {
    return null;
  }
}
