/** A thread that tells of one block and then breaks. */
import { parentPort, workerData } from 'node:worker_threads';
import { fileParts } from '../../../electron/adapters/ledger-file/file-parts.ts';
import { lineBlocks } from '../../../electron/adapters/ledger-file/line-blocks.ts';

for await (const { facts } of lineBlocks(fileParts(workerData as string))) {
  parentPort?.postMessage(facts);
  throw new Error('broken');
}
