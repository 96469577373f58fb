/** The thread's side of `blocksInThread`. */
import { parentPort, workerData } from 'node:worker_threads';
import { readBlock, type BlockFacts } from '../../core/ledger/verify/read-block.ts';
import { fileParts } from './file-parts.ts';
import { entryBlocks } from './line-blocks.ts';

/** The facts of the next block; null behind the last one. */
export type BlockMessage = BlockFacts | null;

/** Reads the file that the thread was given and sends the facts of each block, in order, as soon as they are known. */
export async function readBlocksOnThread(): Promise<void> {
  for await (const block of entryBlocks(fileParts(workerData as string))) {
    const facts = readBlock(block);
    const { buffer } = facts.leaves;
    const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === facts.leaves.byteLength;
    parentPort?.postMessage(facts satisfies BlockMessage, isOwn ? [buffer] : []);
  }
  parentPort?.postMessage(null satisfies BlockMessage);
}
