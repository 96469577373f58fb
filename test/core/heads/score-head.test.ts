import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CloisterError } from '../../../electron/contract/failure.ts';
import { HeadFile } from '../../../electron/contract/head.ts';
import { hashIndex } from '../../../electron/core/heads/hash-index.ts';
import { hashTerm } from '../../../electron/core/heads/hash-term.ts';
import { openHead, openHeads } from '../../../electron/core/heads/open-head.ts';
import { scoreHead, scoreHeads } from '../../../electron/core/heads/score-head.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const file = (): HeadFile =>
  HeadFile.parse(JSON.parse(readFileSync(path.join(root, 'models/heads/legal.document-type-head.json'), 'utf8')));

const packed = (numbers: ArrayBufferView): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');

/** A head of two labels that knows the words `red` and `blue`. */
function tinyHead(change: Partial<HeadFile> = {}): HeadFile {
  const hashes = Uint32Array.from(['w:blue', 'w:red'].map(hashTerm)).sort();
  const row = (word: string): number[] => (word === 'red' ? [127, -127] : [-127, 127]);
  const order = ['red', 'blue'].sort((a, b) => hashTerm(`w:${a}`) - hashTerm(`w:${b}`));
  return {
    kind: 'head',
    version: 1,
    id: 'tiny',
    task: 'colour',
    labels: ['red', 'blue'],
    mode: 'one',
    blocks: [{ name: 'w', kind: 'word', region: { kind: 'all' }, from: 1, to: 1, weight: 1 }],
    terms: [{ count: 2, hashes: packed(hashes), idf: packed(Float32Array.from([1, 1])) }],
    weights: packed(Int8Array.from(order.flatMap(row))),
    scales: [0.01, 0.01],
    bias: [0, 0],
    calibration: { kind: 'temperature', temperature: 1, samples: 9 },
    accept: { target: 0.05, threshold: 0.8, coverage: 0.5, samples: 9 },
    ...change,
  };
}

describe('scoring', () => {
  test('names the label whose words stand in the text, and abstains when words disagree', () => {
    const head = openHead(tinyHead());
    expect(scoreHead(head, 'Red, RED!')).toMatchObject({ label: 'red', abstained: false, calibrated: true });
    expect(scoreHead(head, 'red and blue')).toMatchObject({ probability: 0.5, abstained: true });
  });

  test('abstains always while there was not enough data to promise an error', () => {
    const accept = { target: 0.01, threshold: null, coverage: 0, samples: 9 };
    expect(scoreHead(openHead(tinyHead({ accept })), 'red').abstained).toBe(true);
  });

  test('with many heads gives what each gives alone', () => {
    const heads = [openHead(file()), openHead(tinyHead()), openHead(file())];
    const text = 'This Franchise Agreement is red.';
    expect(scoreHeads(heads, text)).toEqual(heads.map((head) => scoreHead(head, text)));
  });

  test('with a hundred heads over one vocabulary reads a thousand passages in a second or so', () => {
    const heads = openHeads(Array.from({ length: 100 }, (_, at) => tinyHead({ id: `head-${at}` })));
    expect(new Set(heads.map(({ blocks }) => blocks[0]?.space)).size).toBe(1);
    const passage = 'The quick red fox and the blue one. '.repeat(22);
    const started = process.cpuUsage();
    for (let at = 0; at < 1000; at += 1) scoreHeads(heads, passage);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(3);
  });

  test('stays fast: a text of 100,000 words in a second', () => {
    const head = openHead(file());
    const started = performance.now();
    scoreHead(head, 'agreement distributor of products and services '.repeat(17_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('a damaged head', () => {
  const refused = (change: Partial<HeadFile>): void => {
    expect(() => openHead(tinyHead(change))).toThrow(CloisterError);
  };

  test('is refused when cut, zero-filled, or not made of numbers', () => {
    refused({ weights: packed(Int8Array.from([1, 2, 3])) });
    refused({ weights: packed(new Int8Array(4)) });
    refused({ scales: [NaN, 1] });
    refused({ bias: [0] });
    refused({ terms: [{ count: 3, hashes: packed(new Uint32Array(3)), idf: packed(Float32Array.from([1, NaN, 1])) }] });
    refused({ terms: [] });
  });
});

test('the index finds every hash it was given and no other', () => {
  const hashes = Uint32Array.from({ length: 5000 }, (_, at) => Math.imul(at, 2654435761) >>> 0);
  const index = hashIndex(hashes);
  hashes.forEach((hash, at) => {
    expect(index.find(hash)).toBe(at);
  });
  expect(index.find(7)).toBe(-1);
  expect(hashIndex(new Uint32Array()).find(0)).toBe(-1);
});
