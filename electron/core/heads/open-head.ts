/** Makes a head ready to score: unpacks its numbers and checks that they fit together. */
import { CloisterError } from '../../contract/failure.ts';
import type { HeadFile } from '../../contract/head.ts';
import { blockKey } from './lexical-terms.ts';
import { hashIndex, type HashIndex } from './hash-index.ts';
import { unpackFloat32, unpackInt8, unpackUint32 } from './packed-numbers.ts';

/** A vocabulary: hashed terms with their inverse document frequencies. Heads trained over one vocabulary share it. */
export interface TermSpace {
  readonly index: HashIndex;
  readonly idf: Float32Array;
}

export interface HeadBlock {
  readonly space: TermSpace;
  /** Row of the block's first term in `weights`. */
  readonly firstRow: number;
}

export interface Head {
  readonly file: HeadFile;
  readonly blocks: readonly HeadBlock[];
  readonly weights: Int8Array;
}

/** Opens a parsed head file. Throws `model-altered` when its numbers do not fit its labels and terms, or are not numbers. */
export function openHead(file: HeadFile): Head {
  return openWith(file, new Map());
}

/** Opens many heads; equal vocabularies are unpacked once and then shared, so that scoring a text with all of them counts its terms once. */
export function openHeads(files: readonly HeadFile[]): Head[] {
  const spaces = new Map<string, TermSpace>();
  return files.map((file) => openWith(file, spaces));
}

function openWith(file: HeadFile, spaces: Map<string, TermSpace>): Head {
  const weights = unpackInt8(file.weights);
  const blocks: HeadBlock[] = [];
  let firstRow = 0;
  file.terms.forEach((terms, at) => {
    const block = file.blocks[at];
    const key = JSON.stringify([block === undefined ? '' : blockKey(block), terms]);
    const space = spaces.get(key) ?? openSpace(file, terms);
    spaces.set(key, space);
    blocks.push({ space, firstRow });
    firstRow += terms.count;
  });
  if (!fits(file, firstRow, weights)) throw altered(file);
  return { file, blocks, weights };
}

function openSpace(file: HeadFile, terms: HeadFile['terms'][number]): TermSpace {
  const hashes = unpackUint32(terms.hashes);
  const idf = unpackFloat32(terms.idf);
  if (hashes.length !== terms.count || idf.length !== terms.count || !idf.every(Number.isFinite)) throw altered(file);
  return { index: hashIndex(hashes), idf };
}

function fits(file: HeadFile, rows: number, weights: Int8Array): boolean {
  const labels = file.labels.length;
  const perLabel = [file.scales, file.bias];
  if (file.calibration.kind === 'logistic') perLabel.push(file.calibration.slope, file.calibration.offset);
  return (
    file.terms.length === file.blocks.length &&
    weights.length === rows * labels &&
    weights.some((weight) => weight !== 0) &&
    perLabel.every((numbers) => numbers.length === labels && numbers.every(Number.isFinite))
  );
}

const altered = (file: HeadFile): CloisterError => new CloisterError('model-altered', { subject: file.id });
