import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openRecordStore } from '../../../electron/adapters/sqlite/open-record-store.ts';
import { matterId } from '../../fakes/sample-records.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const writer = fileURLToPath(new URL('./write-until-killed.ts', import.meta.url));

test('a record killed in the middle of writing keeps what it acknowledged, whole, and nothing by half', async () => {
  const file = join(temporaryFolder(), 'record.db');
  let acknowledged = 0;
  for (let round = 0; round < 8; round++) {
    acknowledged = await writeAndKill(file, 40 + round * 35);
    const store = await openRecordStore({ file, key: new Uint8Array(32).fill(7) });
    const documents = await store.documents(matterId());
    expect(documents.length).toBeGreaterThanOrEqual(acknowledged);
    expect(documents.length).toBeLessThanOrEqual(acknowledged + 1);
    for (const { id, status } of documents) {
      const parts = [(await store.pages(id)).length, (await store.chunks(id)).length];
      expect(
        status === 'ready'
          ? [[5, 20]]
          : [
              [0, 0],
              [5, 0],
              [5, 20],
            ],
      ).toContainEqual(parts);
    }
    await store.close();
  }
  expect(acknowledged).toBeGreaterThan(8);
}, 120_000);

/** Kills the writer some milliseconds after it began to write. The number of the last document that it called done. */
async function writeAndKill(file: string, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), milliseconds);
    said += text;
  });
  const [signal] = await new Promise<[string | null]>((resolve) => {
    child.on('close', (_, why) => {
      resolve([why]);
    });
  });
  expect(signal).toBe('SIGKILL');
  const lines = said.split('\n').filter((line) => line !== '');
  return Number(said.endsWith('\n') ? lines.at(-1) : lines.at(-2));
}
