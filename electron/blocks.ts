/** The door of the thread that reads the entries of a big audit export while the engine checks everything else. Knows one file and no keys. */
import { readBlocksOnThread } from './adapters/ledger-file/blocks-on-thread.ts';

await readBlocksOnThread();
