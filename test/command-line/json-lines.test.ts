/** JSONL files as people and other programs write them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readAllLines, readLines } from '../../electron/command-line/json-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'cloister-lines-'));
const file = join(folder, 'items.jsonl');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function read(content: string): Promise<readonly unknown[]> {
  writeFileSync(file, content);
  const lines: unknown[] = [];
  for await (const line of readLines(file)) lines.push(line);
  return lines;
}

describe('lines of JSON', () => {
  it('keep an item whose text holds a line or paragraph separator of Unicode', async () => {
    const items = [{ id: 'contract', text: 'one\u2028two\u2029three\u0085four' }, { id: 'next' }];
    expect(await read(items.map((item) => JSON.stringify(item)).join('\n'))).toEqual(items);
  });

  it('may end as on Windows and begin with a byte order mark', async () => {
    expect(await read('\uFEFF{"id":"a"}\r\n\r\n{"id":"b"}\r\n')).toEqual([{ id: 'a' }, { id: 'b' }]);
  });

  it('come back whole whatever they hold, also over many pieces of a file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ text: fc.string({ unit: 'binary' }) })), async (items) => {
        const long = [...items, { text: '\u2028é'.repeat(20_000) }];
        expect(await read(long.map((item) => `${JSON.stringify(item)}\n`).join(''))).toEqual(long);
      }),
      { numRuns: 5 },
    );
  });

  it('are counted where one is no JSON, and refused where all must be', async () => {
    expect(await read('{"id":1}\n{"id":\n{"id":3}')).toEqual([{ id: 1 }, undefined, { id: 3 }]);
    await expect(readAllLines(file)).rejects.toMatchObject({ code: 'invalid' });
    await expect(readAllLines(join(folder, 'none.jsonl'))).rejects.toMatchObject({ code: 'unreadable' });
  });
});
