/** Reads bundles that were made from one by changing it: entries that stand in the same bytes from the start on are read once for all of them. */
import { lineBlocks } from '../../electron/adapters/ledger-file/line-blocks.ts';
import type { BundleReader, LineBlock } from '../../electron/core/ledger/verify/bundle-reader.ts';
import { fileOf, memoryReader, partsOf, type Files } from './memory-bundle.ts';

/** What reading a block of the same bytes gives is the same each time, so nothing that a change can do is left out. */
export function rememberingReader(base: Files): (files: Files) => BundleReader {
  const bytes = fileOf(base, 'entries.jsonl');
  let known: Promise<readonly KnownBlock[]> | null = null;
  return (files) => ({
    ...memoryReader(files),
    blocks: async function* (path) {
      let from = 0;
      const changed = files.get(path);
      for (const { block, end } of path === 'entries.jsonl' ? await (known ??= blocksOf(bytes)) : []) {
        if (changed === undefined || end > changed.length || bytes.compare(changed, from, end, from, end) !== 0) break;
        yield block;
        from = end;
      }
      yield* lineBlocks(partsOf(changed?.subarray(from)));
    },
  });
}

interface KnownBlock {
  readonly block: LineBlock;
  /** Where it ends in the file, its last newline included. */
  readonly end: number;
}

async function blocksOf(bytes: Buffer): Promise<readonly KnownBlock[]> {
  const known: KnownBlock[] = [];
  let end = 0;
  for await (const block of lineBlocks(partsOf(bytes))) {
    for (const line of await block.lines()) end += line.length + 1;
    known.push({ block, end });
  }
  return known;
}
