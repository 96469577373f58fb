import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { VerdictLine } from '../../../electron/contract/audit.ts';
import { canonicalJson } from '../../../electron/core/ledger/canonical-json.ts';
import { hashTree } from '../../../electron/core/ledger/hash-tree.ts';
import { leafHash } from '../../../electron/core/ledger/hash.ts';
import type { LineBlock } from '../../../electron/core/ledger/verify/bundle-reader.ts';
import { entryCheck } from '../../../electron/core/ledger/verify/check-blocks.ts';
import { checkContents } from '../../../electron/core/ledger/verify/check-contents.ts';
import { compareEntries, type EntryFault } from '../../../electron/core/ledger/verify/check-entries.ts';
import { readBlock, type EntryBlock } from '../../../electron/core/ledger/verify/read-block.ts';
import { openReport } from '../../../electron/core/ledger/verify/report.ts';

const zeros = '0'.repeat(64);

/** Events in a row, each naming the one before; now and then one that only the slow way reads, or whose clock stands back. */
function rowOf(size: number, odd: ReadonlySet<number>): string[] {
  const lines: string[] = [];
  let prev = emptyRoot;
  for (let n = 0; n < size; n++) {
    const second = String(odd.has(n) && n % 3 === 0 ? 0 : n).padStart(2, '0');
    lines.push(
      canonicalJson({
        ...{ v: 1, n, prev, mono: n, boot: 'b' },
        ...{ at: `2026-01-01T00:00:${second}.000Z`, start: 's', side: n % 4 === 0 ? zeros : null, ai: null },
        ...{ app: { version: '1', build: odd.has(n) ? 'bé"' : 'b', policy: null }, decision: null },
        ...{ kind: n % 7 === 3 ? 'signature.applied' : odd.has(n) ? 'clock.jump' : 'document.viewed' },
        ...{ who: { user: 'u', role: 'r', auth: 'system' }, why: { purpose: 'p', matter: null }, what: { n } },
      }),
    );
    prev = Buffer.from(leafHash(Buffer.from(lines[n] ?? ''))).toString('hex');
  }
  return lines;
}

const emptyRoot = Buffer.from(hashTree().root()).toString('hex');

type Change = (lines: string[], at: number, other: number) => string[];
const changes: readonly Change[] = [
  (lines) => lines,
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at, other) => lines.toSpliced(other, 0, lines[at] ?? ''),
  (lines, at, other) => lines.with(at, lines[other] ?? '').with(other, lines[at] ?? ''),
  (lines, at) => lines.with(at, (lines[at] ?? '').replace('"mono":', '"mono": ')),
  (lines, at) => lines.with(at, (lines[at] ?? '').replace(/"n":\d+/u, '"n":99')),
  (lines, at) => lines.with(at, (lines[at] ?? '').replace(/"prev":"../u, '"prev":"00')),
  (lines, at) => lines.with(at, (lines[at] ?? '').replace('"role":"r"', '"role":5')),
  (lines, at) => lines.with(at, (lines[at] ?? '').slice(0, 40)),
  (lines, at) => lines.with(at, (lines[at] ?? '').replace(/"mono":\d+/u, '"mono":99')),
  (lines, at) => lines.slice(0, at),
];

function blockOf(lines: readonly string[]): EntryBlock {
  const starts: number[] = [];
  const ends: number[] = [];
  let end = 0;
  for (const line of lines) {
    starts.push(end + 1);
    ends.push((end += 1 + Buffer.byteLength(line)));
  }
  return { bytes: Buffer.from(`\n${lines.join('\n')}`), starts, ends };
}

async function verdictOver(
  lines: readonly string[],
  expected: readonly string[] | null,
  { width, isQuick }: { readonly width: number; readonly isQuick: boolean },
): Promise<{ fault: EntryFault | null; lines: readonly VerdictLine[] }> {
  const tree = hashTree();
  for (const line of expected ?? []) tree.append(leafHash(Buffer.from(line)));
  const comparison = expected === null ? null : compareEntries({ first: 0, size: expected.length, tree });
  const contents = checkContents(null);
  const next = entryCheck(0, comparison, contents);
  for (let at = 0; at < lines.length; at += width) {
    const some = lines.slice(at, at + width);
    const facts = readBlock(blockOf(some));
    const block: LineBlock = {
      facts: isQuick ? facts : { ...facts, sound: null },
      lines: () => Promise.resolve(some.map((line) => Buffer.from(line))),
    };
    await next(block);
  }
  const report = openReport();
  contents.tell(report);
  return { fault: comparison?.fault() ?? null, lines: report.lines };
}

describe('entries taken many at a time', () => {
  test('give the verdict that each by itself gives, whatever was done to them', async () => {
    const place = fc.nat({ max: 22 });
    await fc.assert(
      fc.asyncProperty(
        fc.record({ odd: fc.array(place), at: place, other: place, width: fc.integer({ min: 1, max: 12 }) }),
        fc.constantFrom(...changes),
        fc.boolean(),
        fc.boolean(),
        async ({ odd, at, other, width }, change, isRehashed, hasTree) => {
          const good = rowOf(23, new Set(odd));
          const lines = change(good, at, other);
          const expected = hasTree ? (isRehashed ? lines : good) : null;
          const quick = await verdictOver(lines, expected, { width, isQuick: true });
          expect(quick).toEqual(await verdictOver(lines, expected, { width, isQuick: false }));
        },
      ),
      { numRuns: 600 },
    );
  }, 60_000);

  test('are sound when the log wrote them, the odd ones too, and say where people signed and details are', () => {
    const lines = rowOf(23, new Set([4, 5]));
    const { sound, count, leaves } = readBlock(blockOf(lines));
    expect(count).toBe(23);
    expect(Buffer.from(leaves.subarray(32, 64))).toEqual(Buffer.from(leafHash(Buffer.from(lines[1] ?? ''))));
    expect(sound).toMatchObject({ n: 0, prev: emptyRoot, lastAt: '2026-01-01T00:00:22.000Z', signatures: [3, 10, 17] });
    expect(sound?.sides).toEqual([0, 4, 8, 12, 16, 20].map((at) => ({ place: at, sha256: zeros })));
  });
});
