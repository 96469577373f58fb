/** Makes a head ready to score: unpacks its numbers and checks that they fit together. */
import { CloisterError } from '../../contract/failure.ts';
import type { HeadFile } from '../../contract/head.ts';
import { hashIndex, type HashIndex } from './hash-index.ts';
import { unpackFloat32, unpackInt8, unpackUint32 } from './packed-numbers.ts';

export interface HeadBlock {
  readonly index: HashIndex;
  readonly idf: Float32Array;
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
  const weights = unpackInt8(file.weights);
  const blocks: HeadBlock[] = [];
  let firstRow = 0;
  for (const terms of file.terms) {
    const hashes = unpackUint32(terms.hashes);
    const idf = unpackFloat32(terms.idf);
    if (hashes.length !== terms.count || idf.length !== terms.count || !idf.every(Number.isFinite)) throw altered(file);
    blocks.push({ index: hashIndex(hashes), idf, firstRow });
    firstRow += terms.count;
  }
  if (!fits(file, firstRow, weights)) throw altered(file);
  return { file, blocks, weights };
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
