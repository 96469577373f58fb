/** What every index must do. Run on the fake and on LanceDB. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChunkVector, SearchHit, SearchQuery, VectorStore } from '../../electron/ports/vector-store.ts';
import { chunkId, documentId, matterId, sampleChunk, sampleVector } from '../fakes/sample-records.ts';

const dimensions = 8;

export function vectorStoreContract(name: string, open: (dimensions: number) => Promise<VectorStore>): void {
  const withIndex = (work: (index: VectorStore) => Promise<void>) => async () => {
    const index = await open(dimensions);
    try {
      await work(index);
    } finally {
      await index.close();
    }
  };
  describe(`${name} finds`, () => {
    test('a chunk by a rare word that its vector does not show', withIndex(findsByWord));
    test('a chunk by its vector when no word fits', withIndex(findsByVector));
    test('first what both words and vector point to', withIndex(findsBoth));
    test('nothing in an empty index or an unknown matter', withIndex(findsNothing));
    test('words of a question, whatever signs stand in it', withIndex(takesAnySigns));
    test('what was put a moment ago, among earlier rows', withIndex(findsNewRows));
    test('no more than was asked for, best first', withIndex(keepsLimit));
    test('inside one document when asked to', withIndex(keepsDocument));
  });
  describe(`${name} keeps matters apart`, () => {
    test(
      'what is found in a matter does not depend on any other matter',
      withIndex(async (index) => nothingCrosses(index, open)),
    );
    test('a chunk or document that stands in one matter is refused in another', withIndex(refusesMoving));
  });
  describe(`${name} changes`, () => {
    test('putting the same rows again changes nothing', withIndex(putAgain));
    test('a chunk with new text is found by it and not by the old one', withIndex(replacesText));
    test('concurrent puts of one chunk leave one row', withIndex(concurrentPuts));
    test('a removed document is gone for good, its neighbours stay', withIndex(removes));
    test('removing, putting and searching at once keeps every answer whole', withIndex(allAtOnce));
  });
  describe(`${name} refuses`, () => {
    test(
      'vectors that are short, long, not finite or not of unit length, and then keeps no row',
      withIndex(badVectors),
    );
    test('work after it was closed', withIndex(closed));
  });
}

function row(n: number, text: string, changes: Parameters<typeof sampleChunk>[2] = {}, seed = n): ChunkVector {
  return { chunk: sampleChunk(n, text, changes), vector: sampleVector(seed, dimensions) };
}

function query(changes: Partial<SearchQuery> = {}): SearchQuery {
  return { matter: matterId(), document: null, text: '', vector: sampleVector(999, dimensions), limit: 10, ...changes };
}

const found = (hits: readonly SearchHit[]): string[] => hits.map((hit) => hit.chunk);

async function findsByWord(index: VectorStore): Promise<void> {
  const rows = Array.from({ length: 60 }, (_, n) => row(n, 'the lessee pays the rent monthly'));
  await index.put([...rows, row(60, 'the indemnification is capped')]);
  expect(found(await index.search(query({ text: 'indemnification', limit: 3 })))).toContain(chunkId(60));
}

async function findsByVector(index: VectorStore): Promise<void> {
  await index.put([row(1, 'alpha'), row(2, 'beta'), row(3, 'gamma')]);
  const hits = await index.search(query({ text: 'nothing like it', vector: sampleVector(2, dimensions) }));
  expect(found(hits)[0]).toBe(chunkId(2));
  expect(found(await index.search(query({ vector: sampleVector(3, dimensions) })))[0]).toBe(chunkId(3));
}

async function findsBoth(index: VectorStore): Promise<void> {
  const vector = sampleVector(77, dimensions);
  const far = vector.map((value) => -value);
  await index.put([
    { chunk: sampleChunk(1, 'governing law'), vector: far },
    row(2, 'rent'),
    { chunk: sampleChunk(3, 'governing law'), vector },
  ]);
  const [first] = await index.search(query({ text: 'governing law', vector }));
  expect(first).toMatchObject({ chunk: chunkId(3), document: documentId() });
  expect(first!.score).toBeGreaterThan(1 / 61 + 1 / 63);
}

async function findsNothing(index: VectorStore): Promise<void> {
  expect(await index.search(query({ text: 'rent' }))).toEqual([]);
  await index.put([row(1, 'rent')]);
  expect(await index.search(query({ text: 'rent', matter: matterId(2) }))).toEqual([]);
  expect(await index.search(query({ text: 'rent', document: documentId(2) }))).toEqual([]);
}

async function takesAnySigns(index: VectorStore): Promise<void> {
  await index.put([row(1, 'the rent is due'), row(2, 'nothing here')]);
  const signs = ['"rent', "rent' OR 1=1 --", 'rent AND (', 'rent:*^~', '[rent]{', '\\rent\0', '‮rent', 'the', '   '];
  for (const text of signs) await index.search(query({ text }));
  expect(found(await index.search(query({ text: '"rent" (?)', vector: sampleVector(2, dimensions) })))).toContain(
    chunkId(1),
  );
}

async function findsNewRows(index: VectorStore): Promise<void> {
  for (let n = 0; n < 70; n++) {
    await index.put([row(n, `clause unique${String(n)} about rent`)]);
    const hits = await index.search(query({ text: `unique${String(n)}`, limit: 70 }));
    expect(found(hits)).toContain(chunkId(n));
    expect(hits).toHaveLength(Math.min(70, n + 1));
  }
}

async function keepsLimit(index: VectorStore): Promise<void> {
  await index.put(Array.from({ length: 120 }, (_, n) => row(n, `rent number ${String(n)}`)));
  const hits = await index.search(query({ text: 'rent', limit: 7 }));
  expect(hits).toHaveLength(7);
  expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
  expect(await index.search(query({ text: 'rent', limit: 100 }))).toHaveLength(100);
}

async function keepsDocument(index: VectorStore): Promise<void> {
  const rows = Array.from({ length: 90 }, (_, n) => row(n, 'rent', { document: documentId(n % 3) }));
  await index.put(rows);
  const hits = await index.search(query({ text: 'rent', document: documentId(2), limit: 50 }));
  expect(hits).toHaveLength(30);
  expect(new Set(hits.map((hit) => hit.document))).toEqual(new Set([documentId(2)]));
}

const words = fc.array(fc.constantFrom('rent', 'law', 'dose', 'aspirin', 'term', 'notice'), {
  minLength: 1,
  maxLength: 6,
});
const texts = fc.array(words, { minLength: 1, maxLength: 12 });

async function nothingCrosses(_: VectorStore, open: (dimensions: number) => Promise<VectorStore>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(texts, texts, words, async (ours, theirs, asked) => {
      const alone = await open(dimensions);
      const shared = await open(dimensions);
      const own = ours.map((text, n) => row(n, text.join(' ')));
      const other = { matter: matterId(2), document: documentId(2) };
      const strange = theirs.map((text, n) => row(1000 + n, text.join(' '), other, n));
      await alone.put(own);
      await shared.put([...strange, ...own]);
      const asking = query({ text: asked.join(' '), vector: sampleVector(asked.length, dimensions), limit: 50 });
      expect(await shared.search(asking)).toEqual(await alone.search(asking));
      expect(found(await shared.search({ ...asking, matter: matterId(2) })).sort()).toEqual(
        strange.map((one) => one.chunk.id).sort(),
      );
      await alone.close();
      await shared.close();
    }),
    { numRuns: 25 },
  );
}

async function refusesMoving(index: VectorStore): Promise<void> {
  await index.put([row(1, 'rent')]);
  const moved = [
    [row(1, 'rent', { document: documentId(2) })],
    [row(2, 'rent', { matter: matterId(2) })],
    [row(3, 'rent', { document: documentId(3) }), row(4, 'rent', { document: documentId(3), matter: matterId(2) })],
  ];
  for (const rows of moved) await expect(index.put(rows)).rejects.toMatchObject({ code: 'invalid' });
  expect(await index.count()).toBe(1);
}

async function putAgain(index: VectorStore): Promise<void> {
  const rows = Array.from({ length: 20 }, (_, n) => row(n, `rent ${String(n)}`));
  await index.put(rows);
  const before = await index.search(query({ text: 'rent 7' }));
  await index.put(rows);
  await index.put([rows[3]!, rows[3]!]);
  expect(await index.count()).toBe(20);
  expect(found(await index.search(query({ text: 'rent 7', limit: 50 }))).sort()).toEqual(
    rows.map((one) => one.chunk.id).sort(),
  );
  expect(found(await index.search(query({ text: 'rent 7' })))[0]).toBe(found(before)[0]);
}

async function replacesText(index: VectorStore): Promise<void> {
  const filler = Array.from({ length: 60 }, (_, n) => row(100 + n, 'filler text'));
  await index.put([...filler, row(1, 'indemnity', {}, 1)]);
  await index.put([row(1, 'arbitration', {}, 1)]);
  const opposite = sampleVector(1, dimensions).map((value) => -value);
  const byNew = await index.search(query({ text: 'arbitration', vector: opposite, limit: 100 }));
  const byOld = await index.search(query({ text: 'indemnity', vector: opposite, limit: 100 }));
  const scoreOf = (hits: readonly SearchHit[]): number => hits.find((hit) => hit.chunk === chunkId(1))?.score ?? 0;
  expect(scoreOf(byNew)).toBeGreaterThan(1 / 61);
  expect(scoreOf(byOld)).toBeLessThan(1 / 61);
}

async function concurrentPuts(index: VectorStore): Promise<void> {
  await Promise.all(Array.from({ length: 6 }, () => index.put([row(1, 'rent'), row(2, 'law')])));
  expect(await index.count()).toBe(2);
  expect(found(await index.search(query({ text: 'rent', limit: 50 }))).sort()).toEqual([chunkId(1), chunkId(2)]);
}

async function removes(index: VectorStore): Promise<void> {
  await index.put(Array.from({ length: 40 }, (_, n) => row(n, 'rent', { document: documentId(n % 2) })));
  await index.remove(documentId(1));
  await index.remove(documentId(1));
  await index.remove(documentId(7));
  expect(await index.count()).toBe(20);
  const hits = await index.search(query({ text: 'rent', limit: 50 }));
  expect(hits).toHaveLength(20);
  expect(new Set(hits.map((hit) => hit.document))).toEqual(new Set([documentId(0)]));
  await index.put([row(1, 'rent', { document: documentId(1) })]);
  expect(await index.count()).toBe(21);
}

async function allAtOnce(index: VectorStore): Promise<void> {
  const rowsOf = (document: number): ChunkVector[] =>
    Array.from({ length: 10 }, (_, n) => row(document * 10 + n, 'rent', { document: documentId(document) }));
  await index.put(rowsOf(0));
  const work = Array.from({ length: 12 }, async (_, i) => {
    await index.put(rowsOf(i + 1));
    const [hits] = await Promise.all([
      index.search(query({ text: 'rent', limit: 200 })),
      index.remove(documentId(i + 1)),
    ]);
    return hits.length % 10;
  });
  expect(await Promise.all(work)).toEqual(work.map(() => 0));
  expect(await index.count()).toBe(10);
}

async function badVectors(index: VectorStore): Promise<void> {
  const good = sampleVector(1, dimensions);
  const bad = [
    good.slice(0, dimensions - 1),
    Float32Array.of(...good, 0),
    good.map((value, i) => (i === 3 ? Number.NaN : value)),
    good.map((value, i) => (i === 3 ? Number.POSITIVE_INFINITY : value)),
    good.map((value) => value * 2),
    new Float32Array(dimensions),
    new Float32Array(0),
  ];
  for (const vector of bad) {
    const rows = [row(1, 'fine'), { chunk: sampleChunk(2, 'bad'), vector }];
    await expect(index.put(rows)).rejects.toMatchObject({ code: 'invalid', subject: chunkId(2) });
    await expect(index.search(query({ vector }))).rejects.toMatchObject({ code: 'invalid' });
  }
  expect(await index.count()).toBe(0);
}

async function closed(index: VectorStore): Promise<void> {
  await index.put([row(1, 'rent')]);
  await index.close();
  await index.close();
  await expect(index.put([row(1, 'rent')])).rejects.toMatchObject({ code: 'vault-locked' });
  await expect(index.search(query())).rejects.toMatchObject({ code: 'vault-locked' });
}
