/** A disk that remembers every write and every sync, so that any state that a power cut can leave is made from them. */
import { openFile, type LogFile, type OpenFile } from '../../electron/adapters/ledger-file/log-files.ts';

export type DiskStep =
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Uint8Array }
  /** A file's own sync: its bytes are on the disk. A folder's: the names in it are. */
  | { readonly kind: 'sync'; readonly path: string };

/** Opens real files and writes down what is done to them, in the order in which it was done. */
export function recordingDisk(steps: DiskStep[], exists: (path: string) => boolean): OpenFile {
  return async (path, flags) => {
    const isNew = flags !== 'r' && !exists(path);
    const file = await openFile(path, flags);
    if (isNew) steps.push({ kind: 'create', path });
    const synced = (): void => {
      steps.push({ kind: 'sync', path });
    };
    const recorded: LogFile = {
      read: file.read.bind(file),
      stat: file.stat.bind(file),
      truncate: file.truncate.bind(file),
      close: file.close.bind(file),
      write: (async (bytes: Uint8Array, offset: number, length: number, position: number) => {
        steps.push({
          kind: 'write',
          path,
          at: position,
          bytes: Uint8Array.from(bytes.subarray(offset, offset + length)),
        });
        return file.write(bytes, offset, length, position);
      }) as LogFile['write'],
      datasync: async () => {
        await file.datasync();
        synced();
      },
      sync: async () => {
        await file.sync();
        synced();
      },
    };
    return recorded;
  };
}
