/** Checks entries many at a time: a block that is as it should be is taken by its facts, any other is read entry by entry. */
import { leafHash } from '../hash.ts';
import type { LineBlock } from './bundle-reader.ts';
import type { ContentCheck } from './check-contents.ts';
import type { EntryComparison } from './check-entries.ts';

/** Returns what takes the next block. The verdict is that of reading every entry by itself; only the way there is shorter. */
export function entryCheck(
  first: number,
  comparison: EntryComparison | null,
  contents: ContentCheck,
): (block: LineBlock) => Promise<void> {
  let index = first;
  const isRight = (line: Uint8Array, leaf: Uint8Array): boolean => comparison?.next(line, leaf) ?? true;
  return async ({ facts, lines }) => {
    if (contents.fits(index, facts) && (comparison?.take(facts.leaves) ?? true)) {
      contents.take(facts);
      index += facts.count;
      return;
    }
    for (const line of await lines()) {
      const leaf = leafHash(line);
      if (isRight(line, leaf)) contents.next(index++, line, leaf);
      else if (comparison?.isSettled() === true) return;
    }
  };
}
