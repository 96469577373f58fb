/** Has the entries of a big file read on a thread, while this one does other work. The blocks are those that `lineBlocks` gives. */
import { Worker } from 'node:worker_threads';
import type { LineBlock } from '../../core/ledger/verify/bundle-reader.ts';
import type { BlockFacts, EntryBlock } from '../../core/ledger/verify/read-block.ts';
import type { BlockMessage } from './blocks-on-thread.ts';
import { fileParts } from './file-parts.ts';
import { entryBlocks, linesOf, toLineBlock } from './line-blocks.ts';

/** Starts reading at once; facts wait here until they are asked for (32 bytes an entry). A thread that cannot be had or breaks costs
 *  time alone: this thread goes on where it stopped. Lines themselves are read here when they are asked for, which is seldom. */
export function blocksInThread(thread: URL, path: string): () => AsyncGenerator<LineBlock> {
  const facts = factsFrom(thread, path);
  return async function* () {
    const lines = entryBlocks(fileParts(path));
    const blockAt = goingOn(lines);
    try {
      for (let place = 0; ; place++) {
        const found = await facts.next();
        if (found === 'end') return;
        const block = found === 'lost' ? await blockAt(place) : null;
        if (found !== 'lost') yield { facts: found, lines: async () => linesOf((await blockAt(place)) ?? nothing) };
        else if (block === null) return;
        else yield toLineBlock(block);
      }
    } finally {
      await facts.stop();
      await lines.return(undefined);
    }
  };
}

const nothing: EntryBlock = { bytes: new Uint8Array(), starts: [], ends: [] };

type Found = BlockFacts | 'end' | 'lost';

interface FactSource {
  /** The facts of one block after the other, then `end`; `lost` where the thread ended before that. */
  readonly next: () => Promise<Found>;
  readonly stop: () => Promise<unknown>;
}

/** The process need not wait for a thread that nobody asks. */
function factsFrom(thread: URL, path: string): FactSource {
  const worker = new Worker(thread, { workerData: path, execArgv: [] });
  const waiting: BlockFacts[] = [];
  let end: 'end' | 'lost' | null = null;
  let wake = (): void => undefined;
  worker.on('message', (message: BlockMessage) => {
    if (message === null) end = 'end';
    else waiting.push(message);
    wake();
  });
  worker.once('error', () => undefined); // its exit follows
  worker.once('exit', () => {
    end ??= 'lost';
    wake();
  });
  worker.unref();
  return {
    stop: () => worker.terminate(),
    next: async () => {
      worker.ref();
      while (waiting.length === 0 && end === null) await new Promise<void>((resolve) => (wake = resolve));
      return waiting.shift() ?? end ?? 'lost';
    },
  };
}

/** Block number `place` of a row that is walked through once: numbers are asked for in rising order, some of them again. */
function goingOn(blocks: AsyncGenerator<EntryBlock>): (place: number) => Promise<EntryBlock | null> {
  let reached = -1;
  let last: EntryBlock | null = null;
  return async (place) => {
    for (; reached < place; reached++) {
      const step = await blocks.next();
      last = step.done === true ? null : step.value;
    }
    return last;
  };
}
