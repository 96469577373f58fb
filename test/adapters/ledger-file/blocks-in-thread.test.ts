import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { blocksInThread } from '../../../electron/adapters/ledger-file/blocks-in-thread.ts';
import { fileParts } from '../../../electron/adapters/ledger-file/file-parts.ts';
import { lineBlocks } from '../../../electron/adapters/ledger-file/line-blocks.ts';
import { readBundle } from '../../../electron/adapters/ledger-file/read-bundle.ts';
import type { LineBlock } from '../../../electron/core/ledger/verify/bundle-reader.ts';
import { verifyBundle } from '../../../electron/core/ledger/verify-bundle.ts';
import { entriesOf, exportedBundle, writeFolder } from '../../verifier/memory-bundle.ts';
import { picker, tamperings } from '../../verifier/tamperings.ts';

const door = new URL('../../../electron/blocks.ts', import.meta.url);
const dying = new URL('dying-thread.ts', import.meta.url);
const none = new URL('no-such-thread.ts', import.meta.url);
const place = mkdtempSync(join(tmpdir(), 'cloister-blocks-'));
afterAll(() => {
  rmSync(place, { recursive: true });
});
const bundle = exportedBundle(2500);
const other = exportedBundle(2500, 1);

async function all(blocks: AsyncIterable<LineBlock>): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  for await (const { facts, lines } of blocks) {
    const text = seen.length % 2 === 0 ? (await lines()).map((line) => Buffer.from(line).toString('latin1')) : null;
    seen.push({ ...facts, leaves: Buffer.from(facts.leaves).toString('hex'), text });
  }
  return seen;
}

describe('entries read on a thread', () => {
  test('are the same blocks, facts and lines as those read here, whatever stands in the file', async () => {
    const lines = entriesOf(await bundle);
    const odd = fc.oneof(fc.constantFrom('', 'x', '{}', 'é'.repeat(40_000), 'y'.repeat(600_000)), fc.string());
    const change = fc.record({ at: fc.nat({ max: lines.length }), taken: fc.nat({ max: 3 }), put: fc.array(odd) });
    const file = fc.tuple(fc.array(change, { maxLength: 4 }), fc.boolean());
    const path = join(place, 'entries.jsonl');
    await fc.assert(
      fc.asyncProperty(file, async ([changes, endsInNewline]) => {
        const made = [...lines];
        for (const { at, taken, put } of changes) made.splice(at, taken, ...put);
        writeFileSync(path, made.join('\n') + (endsInNewline ? '\n' : ''));
        expect(await all(blocksInThread(door, path)())).toEqual(await all(lineBlocks(fileParts(path))));
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test.each([
    ['that ends before all was read', dying],
    ['that cannot be started', none],
  ])(
    'are read to the end without a thread %s',
    async (_, thread) => {
      const path = join(place, 'cut.jsonl');
      writeFileSync(path, `${entriesOf(await bundle).join('\n')}\n`);
      const seen = await all(blocksInThread(thread, path)());
      expect(seen.length).toBeGreaterThan(3);
      expect(seen).toEqual(await all(lineBlocks(fileParts(path))));
    },
    60_000,
  );

  test('give the same verdict, byte for byte, on a bundle tampered with in any way', async () => {
    const folder = join(place, 'bundle');
    for (const [at, tamper] of [...Object.values(tamperings), null].entries()) {
      const made = tamper?.(await bundle, await other, picker(at + 1)) ?? {
        files: await bundle,
        since: null,
        policy: null,
      };
      writeFolder(made.files, folder);
      const here = await readBundle(folder);
      const early = blocksInThread(door, join(folder, 'entries.jsonl'));
      let walks = 0;
      const threaded = { ...here, blocks: (path: string) => (walks++ === 0 ? early() : here.blocks(path)) };
      expect(JSON.stringify(await verifyBundle(threaded, made))).toBe(JSON.stringify(await verifyBundle(here, made)));
      rmSync(folder, { recursive: true });
    }
  }, 240_000);
});
