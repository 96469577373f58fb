import { expect, test } from 'vitest';
import { openFile, type OpenFile } from '../../../electron/adapters/ledger-file/log-files.ts';
import { openDetails, sealDetails, sidecarKeys } from '../../../electron/adapters/ledger-file/sidecar.ts';
import { sidecarKey, temporaryFolder } from './log-for-tests.ts';

test('a record opens with its own key at its own place alone, and no two records of the same details are alike', () => {
  const key = new Uint8Array(32).fill(1);
  const [one, two] = [sealDetails(key, { n: 1 }, 'log 4'), sealDetails(key, { n: 1 }, 'log 4')];
  expect(openDetails(key, one, 'log 4')).toEqual({ details: { n: 1 } });
  expect(openDetails(key, one, 'log 5')).toBeNull();
  expect(openDetails(new Uint8Array(32), one, 'log 4')).toBeNull();
  expect(Buffer.from(one).equals(two)).toBe(false);
});

test('a key is read from the disk once, and not remembered when it was destroyed while it was read', async () => {
  const folder = temporaryFolder();
  await sidecarKeys(openFile, folder, sidecarKey).keyOf('d_1', true);
  let reads = 0;
  let onRead = async (): Promise<void> => undefined;
  const files: OpenFile = async (path, flags) => {
    const file = await openFile(path, flags);
    if (flags !== 'r' || !path.endsWith('.key')) return file;
    const close = file.close.bind(file);
    file.close = async () => {
      reads++;
      await close();
      await onRead();
    };
    return file;
  };
  const keys = sidecarKeys(files, folder, sidecarKey);
  const first = await keys.keyOf('d_1', true);
  expect(await keys.keyOf('d_1', false)).toEqual(first);
  expect(reads).toBe(1);

  const others = sidecarKeys(files, folder, sidecarKey);
  onRead = () => others.destroy('d_1');
  expect(await others.keyOf('d_1', false)).toEqual(first);
  expect(await others.keyOf('d_1', false)).toBeNull();
});
